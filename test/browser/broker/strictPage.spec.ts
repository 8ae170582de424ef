import { readFileSync } from 'node:fs';
import { expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';

/** Text of the headers that docs/security.md asks for: each begins a line, what belongs to it is indented. */
const [, HEADERS = ''] =
  /The host page needs these:\n\n```\n(.*?)```/s.exec(
    readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8'),
  ) ?? [];

test('a page with the headers of docs/security.md sees no violation of ours, and its softphone may use the microphone', async ({
  openHost,
  server,
  simulator,
  emulator,
  page,
}) => {
  const app = server.origin('127.0.0.1');
  const hosts = {
    'https://connect.REGION.amazonaws.com': emulator.url,
    'https://cognito-identity.REGION.amazonaws.com': emulator.url,
    'https://ALIAS.my.connect.aws': simulator.origin,
    'https://crm.example.com': app,
  };
  const text = Object.entries(hosts).reduce((all, [name, actual]) => all.replaceAll(name, actual), HEADERS);
  const headers = Object.fromEntries(
    [...text.matchAll(/^([\w-]+):((?:.*\n)(?: .*\n)*)/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.replace(/\s+/g, ' ').trim(),
    ]),
  );
  expect(headers['content-security-policy']).toContain("script-src 'self'; ");
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
  for (const [path, body] of Object.entries(scripts)) server.put(path, body);
  const violations: { sourceFile: string; effectiveDirective: string }[] = [];
  page.on('console', (message) => {
    const [, json] = /^violation (.*)$/.exec(message.text()) ?? [];
    if (json !== undefined) violations.push(JSON.parse(json));
  });
  const host = await openHost({
    headers,
    document: `<!doctype html><html><head>
      <link rel="icon" href="data:,"><script src="listen.js"></script>
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
  // The page's own violation shows that violations are reported.
  await expect.poll(() => violations.some(({ sourceFile }) => sourceFile.endsWith('/violate.js'))).toBe(true);
  // So does the page's icon, which no directive lets in.
  const ours = violations.filter(
    ({ sourceFile, effectiveDirective }) =>
      effectiveDirective !== 'img-src' && !/\/(violate|connect-streams)\.js$/.test(sourceFile),
  );
  expect(ours).toEqual([]);
  const ccp = page.frames().find((frame) => frame.url().startsWith(simulator.origin));
  expect(
    await ccp?.evaluate('["microphone", "camera"].map((name) => document.featurePolicy.allowsFeature(name))'),
  ).toEqual([true, true]);
});
