import { readFileSync } from 'node:fs';
import type { AppFrame } from '../broker/AppFrame.js';
import { CONTACT, expect, test } from '../broker/desktopTest.js';
import { withRules } from './messages.js';

/** The one sample of a page that posts a message of this subtopic, as it stands there. */
function sampleOf(page: string, subtopic: string): string {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8');
  const samples = [...text.matchAll(/```js\n(.*?)```/gs)].map(([, code = '']) => code);
  const [sample = ''] = samples.filter((code) => code.includes(`subtopic: '${subtopic}'`));
  return sample.replace(/^const desktop = .*\n/m, '');
}

/** Runs a sample in an app; what it shows is kept. */
async function run(app: AppFrame, desktop: string, sample: string): Promise<() => Promise<unknown>> {
  await app.frame.evaluate(`{
    const desktop = ${JSON.stringify(desktop)};
    const contactId = ${JSON.stringify(CONTACT)};
    window.shown = [];
    const show = (...texts) => window.shown.push(texts.join(' '));
    ${sample}
  }`);
  return () => app.frame.evaluate('shown');
}

test('the sample of the README that writes without a library works as it stands', async ({
  openHost,
  server,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  const shown = await run(
    host.app,
    server.origin('localhost'),
    sampleOf('README.md', 'UpdateContactAttribute'),
  );
  await expect.poll(shown).toEqual(['Saved']);
  expect(emulator.attributes(CONTACT)).toEqual({ CallReason: 'Billing' });
});

test('the sample of docs/messages.md that follows calls without a library works as it stands', async ({
  openHost,
  server,
  simulator,
}) => {
  const host = await openHost(withRules({ '127.0.0.1': '' }));
  await host.session('logged_in');
  simulator.incomingCall({ contactId: CONTACT, phoneNumber: '+15555550123' });
  await host.page.waitForFunction('new connect.Agent().getContacts().length === 1');
  const sample = sampleOf('docs/messages.md', 'Subscribe');
  const shown = await run(host.app, server.origin('localhost'), sample);
  const rings = `connecting +15555550123 ${CONTACT}`;
  await expect.poll(shown).toEqual(['Logged in', rings]);
  simulator.accept(CONTACT);
  await expect.poll(shown).toEqual(['Logged in', rings, rings.replace('connecting', 'connected')]);
  simulator.logOut();
  await expect.poll(async () => String((await shown()) as string[])).toMatch(/,Logged out[^,]*$/);
});
