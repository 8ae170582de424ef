import { PUBLISHED_ANSWER, SAMPLE } from '../browser/broker/sample.js';
import { expect, test } from './engineTest.js';

interface Violation {
  readonly sourceFile: string;
  readonly directive: string;
}

test('the broker causes no violation in a page with a strict Content-Security-Policy and enforced Trusted Types', async ({
  openHost,
}) => {
  const host = await openHost({
    host: {
      document: ({ server, simulator, emulator }) => {
        const app = server.origin('127.0.0.1');
        server.put(
          '/listen.js',
          `window.violations = [];
          addEventListener('securitypolicyviolation', ({ sourceFile, effectiveDirective }) =>
            violations.push({ sourceFile, directive: effectiveDirective }));
          addEventListener('message', ({ data }) => { if (data === 'violations?')
            frames['127.0.0.1'].postMessage({ violations }, '*'); });`,
        );
        server.put(
          '/config.js',
          `window.connectMessageBrokerConfig = {
            ccp: { loginPopup: false },
            logins: async () => (${JSON.stringify(emulator.logins)}),
          };`,
        );
        server.put('/violate.js', 'document.body.innerHTML += "<p>"');
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
        return `<!doctype html><html><head>
          <meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">
          <script src="listen.js"></script>
          <script src="connect-streams.js"></script><script src="config.js"></script></head>
          <body><div id="ccp"></div>
          <script src="connect-message-broker.js" data-ccp-url="${simulator.url}" data-allowed-origins="${app}"
            data-identity-pool-id="${emulator.identityPoolId}"
            data-endpoint="${emulator.url}" data-cognito-endpoint="${emulator.url}"></script>
          <iframe name="127.0.0.1" src="${app}/app"></iframe>
          <script src="violate.js"></script></body></html>`;
      },
    },
  });
  // Run by the app: a page with this policy need not allow evaluation.
  const app = host.app();
  expect(await app.ask(SAMPLE)).toStrictEqual(PUBLISHED_ANSWER);
  expect(await app.ask({ ...SAMPLE, data: { InitialContactId: 5, ContactAttributes: [] } })).toMatchObject({
    message: { errorType: 'INVALID_REQUEST' },
  });
  const { violations } = (await app.ask('violations?')) as { violations: Violation[] };
  const by = (name: string) => violations.filter(({ sourceFile }) => sourceFile.endsWith(name));
  // The page's own violation proves that violations are reported.
  expect(by('/violate.js')).not.toStrictEqual([]);
  expect(violations.length).toBe(by('/violate.js').length + by('/connect-streams.js').length);
});
