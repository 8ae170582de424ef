import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumArguments } from '../chromiumArguments.js';

const CONTACT = 'c65486b8a-a292-460d-a59c-a937e486106e';

/** The published sample, and its published answer. */
const SAMPLE = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttribute',
  source: 'myapp',
  data: {
    InitialContactId: CONTACT,
    ContactAttributes: {
      LCMKey: '791|485|582|0|0|44|59',
      CallType: 'Agent',
      CampaignID: 'SAMLHVOC',
      ContactNature: 'Fresh',
      IsRequiredDisposition: 'False',
      PacingMode: 'DIRECT_PREVIEW',
    },
  },
};
const ANSWER = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttributeResponse',
  message: { response: true },
};

const TYPES = { '.js': 'text/javascript', '.html': 'text/html' };

/**
 * Opens a desktop of the project in Chromium, with the simulated softphone and Amazon Connect of the installed package.
 * Its app writes once with the client, and posts the published sample.
 *
 * @param {{ folder: string }} project
 * @param {string | undefined} bundler whose files the pages load; undefined: script tags
 * @param {string} executablePath of Chromium
 * @throws Error that says what was expected, and what the pages said
 */
export async function openDesktop({ folder }, bundler, executablePath) {
  const installed = createRequire(join(folder, 'package.json'));
  const testing = await import(installed.resolve('connect-message-broker/testing'));
  const emulator = await testing.startConnectEmulator({ contacts: [{ contactId: CONTACT }] });
  const simulator = await testing.startCcpSimulator({ loggedIn: true });
  const pages = await serve(folder);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const desktop = pages.origin('localhost');
    const app = pages.origin('127.0.0.1');
    const settings = {
      allowedOrigins: [app],
      ccpUrl: simulator.url,
      endpoint: emulator.url,
      cognitoEndpoint: emulator.url,
      identityPoolId: emulator.identityPoolId,
      logins: emulator.logins,
      ccp: { loginPopup: false },
    };
    pages.put('/host.html', hostPage(folder, bundler, settings, `${app}/app.html`));
    pages.put('/app.html', appPage(bundler, desktop));
    await page.goto(`${desktop}/host.html`);
    const frame = await page.waitForSelector('#app').then((element) => element.contentFrame());
    await frame.waitForFunction('window.result');
    expect('the client', await frame.evaluate('result'), 'saved', problems);
    expect('the sample', await frame.evaluate(ask, [SAMPLE, desktop]), ANSWER, problems);
    const stored = { CallReason: 'Billing', ...SAMPLE.data.ContactAttributes };
    expect('Amazon Connect', { ...emulator.attributes(CONTACT) }, stored, problems);
    expect('the console', problems, [], problems);
  } finally {
    await browser.close();
    await Promise.all([pages.stop(), simulator.stop(), emulator.stop()]);
  }
}

/** Runs in the app's page. */
function ask([message, desktop]) {
  return new Promise((resolve) => {
    addEventListener('message', ({ data }) => {
      if (data.subtopic === `${message.subtopic}Response`) resolve(data);
    });
    parent.postMessage(message, desktop);
  });
}

function expect(what, found, expected, problems) {
  if (isDeepStrictEqual(found, expected)) return;
  const texts = [what, JSON.stringify(expected), JSON.stringify(found), problems.join('\n')];
  throw new Error(`${texts[0]}: expected ${texts[1]}, got ${texts[2]}\n${texts[3]}`);
}

const EMPTY_ICON = '<link rel="icon" href="data:,">';

function hostPage(folder, bundler, settings, app) {
  const scripts = bundler
    ? `<script>window.settings = ${JSON.stringify(settings)};</script>
       <script type="module" src="/out/${bundler}/host.js"></script>`
    : `<script>window.connectMessageBrokerConfig = ${JSON.stringify(settings)};</script>
       ${tag(folder, 'connect-message-broker.js')}`;
  return `<!doctype html>${EMPTY_ICON}<title>Desktop</title><div id="ccp" style="height: 400px"></div>
    <script src="/node_modules/amazon-connect-streams/release/connect-streams-min.js"></script>
    ${scripts}<iframe id="app" src="${app}"></iframe>`;
}

function appPage(bundler, desktop) {
  const variables = `window.desktop = '${desktop}'; window.contactId = '${CONTACT}';`;
  const script = bundler
    ? `<script type="module" src="/out/${bundler}/app.js"></script>`
    : `<script src="/node_modules/connect-message-broker/dist/client.global.js"></script>
       <script>
         ConnectMessageBroker.createClient({ origin: desktop })
           .updateContactAttributes(contactId, { CallReason: 'Billing' })
           .then(() => { window.result = 'saved'; }, (error) => { window.result = String(error); });
       </script>`;
  return `<!doctype html>${EMPTY_ICON}<title>App</title><script>${variables}</script>${script}`;
}

function tag(folder, file) {
  const dist = join(folder, 'node_modules/connect-message-broker/dist');
  const { [file]: integrity } = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  return `<script src="/node_modules/connect-message-broker/dist/${file}" integrity="${integrity}"></script>`;
}

/** Serves the project's files, and pages that are put in, on loopback. */
async function serve(folder) {
  const documents = new Map();
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? '/', 'http://localhost');
    try {
      const body = documents.get(pathname) ?? readFileSync(join(folder, pathname));
      response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: (host) => `http://${host}:${server.address().port}`,
    put: (path, html) => documents.set(path, html),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
