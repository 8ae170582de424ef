import type { CcpSimulator } from 'connect-message-broker/testing';
import { checkHistory } from '../../faults/checkHistory.js';
import { countAnswers } from '../../faults/countAnswers.js';
import type { Answered, Asked, History } from '../../faults/History.js';
import { RandomFaults } from '../../faults/RandomFaults.js';
import { GRANTED_NAMES, RandomRequests } from '../../faults/RandomRequests.js';
import { readAnswer } from '../../faults/readAnswer.js';
import { readAttempts } from '../../faults/readAttempts.js';
import { requestMessage } from '../../faults/requestMessage.js';
import { runSettings } from '../../faults/runSettings.js';
import { SeededRandom } from '../../faults/SeededRandom.js';
import { type WatchedCall, watchFetch } from '../../faults/watchFetch.js';
import { type AppFrame, expect, type HostPage, test } from '../broker/desktopTest.js';

const APPS = ['127.0.0.1', 'crm.localhost', 'notes.localhost'];
/** It reloads now and then; the others stay, and must receive all. */
const RELOADING = 'notes.localhost';
const CONTACTS = Array.from({ length: 12 }, (_, index) => `contact-${index}`);
const MOST_SHOWN = 20;
const TIMEOUT_MS = 1_500;
const MOST_OPEN = 60;

const { seed, requests, repeat } = runSettings(400, 'npx playwright test test/browser/faults');

test.use({ emulatorOptions: { contacts: CONTACTS.map((contactId) => ({ contactId })), quota: false } });

/** The seed fixes the requests and what each call meets; browser, sockets and timers are real, and keep their own order. */
test('random requests are answered once and truly, whatever Amazon Connect does', async ({
  openHost,
  emulator,
  simulator,
  page,
}) => {
  console.log(repeat);
  const course = SeededRandom.for(seed, 'course');
  await page.addInitScript(watchFetch);
  const host = await openHost({
    apps: APPS,
    config: `callLimit: false, requestTimeoutMs: ${TIMEOUT_MS}, loginWaitMs: 300,
      allowedOrigins: ${JSON.stringify(APPS)}.map((name) => (
        { origin: ORIGIN(name), attributeNames: ${JSON.stringify(GRANTED_NAMES)}, rateLimit: false })),`,
    attributes: { 'data-allowed-origins': undefined },
  });
  await host.session('logged_in');
  await listen(host);
  const faults = new RandomFaults(emulator, seed);
  const apps = new Map(host.apps.map((app) => [new URL(app.frame.url()).origin, app]));
  const source = new RandomRequests(SeededRandom.for(seed, 'requests'), [...apps.keys()], CONTACTS);
  const asked: Asked[] = [];
  const answersBy = async (open: number): Promise<void> => {
    await expect
      .poll(async () => asked.length - (await collected(host)).length, { timeout: 30_000, intervals: [50] })
      .toBeLessThanOrEqual(open);
  };
  while (source.count < requests) {
    const burst = source.burst();
    asked.push(...burst);
    const app = apps.get(burst[0]?.origin ?? '');
    await app?.post(...burst.map(requestMessage));
    if (app && course.chance(0.1)) await reload(host, app, asked.length);
    if (course.chance(0.05)) emulator.expireCredentials();
    if (course.chance(0.03)) await comeAndGo(host, simulator);
    await answersBy(MOST_OPEN);
  }
  await answersBy(0);
  await expect.poll(() => faults.isSettled).toBe(true);
  // One more round trip, so that a second answer to anything would have come too.
  for (const app of host.apps) await app.ask({ channel: 'Amazon', topic: 'App', subtopic: 'StateSync' });

  // Nothing lands afterwards.
  await emulator.stop();
  const answered = await collected(host);
  const history: History = {
    timeoutMs: TIMEOUT_MS,
    asked,
    answered,
    attempts: readAttempts(await page.evaluate(() => Reflect.get(window, 'watchedCalls') as WatchedCall[])),
    landed: faults.landed,
    stored: new Map(CONTACTS.map((contactId) => [contactId, emulator.attributes(contactId)])),
  };
  const answers = countAnswers(history);
  console.log(answers, { calls: history.attempts.length, landed: history.landed.length });
  expect(answers.true).toBeGreaterThan(0);
  expect(checkHistory(history).slice(0, MOST_SHOWN), `to repeat: ${repeat}`).toEqual([]);
  for (const [origin, app] of apps) {
    if (origin.includes(RELOADING)) continue;
    const received = (await app.received()).flatMap(({ data }) => readAnswer(data, 0)?.id ?? []);
    const own = asked.filter((request) => request.origin === origin).map(({ id }) => id);
    expect(received.toSorted((a, b) => a - b)).toEqual(own);
  }
});

/** Keeps all answers as they are published in the host page, those to windows that are gone too. */
async function listen(host: HostPage): Promise<void> {
  await host.page.evaluate(() => {
    const { broker } = Reflect.get(window, 'ConnectMessageBroker') as {
      broker: { subscribe(filter: object, listener: (envelope: unknown) => void): void };
    };
    const published: { message: unknown; at: number }[] = [];
    Reflect.set(window, 'published', published);
    broker.subscribe({ topic: 'OutboundCall' }, (message) => published.push({ message, at: Date.now() }));
  });
}

async function collected({ page }: HostPage): Promise<readonly Answered[]> {
  const published = await page.evaluate(
    () => Reflect.get(window, 'published') as { message: unknown; at: number }[],
  );
  return published.flatMap(({ message, at }) => readAnswer(message, at) ?? []);
}

/** The agent logs out and in, and the session follows. */
async function comeAndGo(host: HostPage, simulator: CcpSimulator): Promise<void> {
  simulator.logOut();
  await host.session('logged_out');
  simulator.logIn();
}

/** The app's window goes away as soon as its messages have arrived. */
async function reload(host: HostPage, { frame }: AppFrame, asked: number): Promise<void> {
  if (!frame.url().includes(RELOADING)) return;
  await expect.poll(async () => (await host.events('request')).filter(isWrite).length).toBe(asked);
  await Promise.all([
    host.page.waitForEvent('framenavigated', (navigated) => navigated === frame),
    frame.evaluate(() => location.reload()).catch(() => {}),
  ]);
  await frame.waitForLoadState();
}

function isWrite(event: Readonly<Record<string, unknown>>): boolean {
  return event.operation === 'OutboundCall/UpdateContactAttribute';
}
