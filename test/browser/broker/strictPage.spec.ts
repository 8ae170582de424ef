import { expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';

test('a page with a strict Content-Security-Policy and enforced Trusted Types sees no violation of ours', async ({
  openHost,
  server,
  simulator,
  emulator,
  page,
}) => {
  const app = server.origin('127.0.0.1');
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    `frame-src ${app} ${simulator.origin}`,
    `connect-src ${emulator.url}`,
    'img-src data:',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const scripts = {
    // By the console, for a page like this lets nobody evaluate.
    '/listen.js': `
      addEventListener('securitypolicyviolation', ({ sourceFile, effectiveDirective, sample, blockedURI }) =>
        console.log('violation ' + JSON.stringify({ sourceFile, effectiveDirective, sample, blockedURI })));`,
    '/config.js': `window.connectMessageBrokerConfig = {
      ccp: { loginPopup: false },
      logins: async () => (${JSON.stringify(emulator.logins)}),
    };`,
    '/violate.js': 'document.title = "ready"; document.body.innerHTML += "<p>"',
  };
  for (const [path, body] of Object.entries(scripts)) {
    await page.route(`**${path}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  }
  const violations: { sourceFile: string }[] = [];
  page.on('console', (message) => {
    const [, json] = /^violation (.*)$/.exec(message.text()) ?? [];
    if (json !== undefined) violations.push(JSON.parse(json) as { sourceFile: string });
  });
  const host = await openHost({
    document: `<!doctype html><html><head>
      <meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,"><script src="listen.js"></script>
      <script src="connect-streams.js"></script><script src="config.js"></script></head>
      <body><div id="ccp"></div>
      <script src="connect-message-broker.js" data-ccp-url="${simulator.url}" data-allowed-origins="${app}"
        data-identity-pool-id="${emulator.identityPoolId}"
        data-endpoint="${emulator.url}" data-cognito-endpoint="${emulator.url}"></script>
      <iframe name="127.0.0.1" src="${app}/app"></iframe>
      <script src="violate.js"></script></body></html>`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  const refused = await host.app.ask({ ...SAMPLE, data: { InitialContactId: 5, ContactAttributes: [] } });
  expect(refused).toMatchObject({ message: { errorType: 'INVALID_REQUEST' } });
  // The page's own violation shows that violations are told of.
  await expect.poll(() => violations.some(({ sourceFile }) => sourceFile.endsWith('/violate.js'))).toBe(true);
  const ours = violations.filter(({ sourceFile }) => !/\/(violate|connect-streams)\.js$/.test(sourceFile));
  expect(ours).toEqual([]);
});
