import { setTimeout as pause } from 'node:timers/promises';
import { startConnectEmulator } from 'connect-message-broker/testing';
import { expect, it } from 'vitest';
import { createBroker } from '../../dist/index.js';
import { checkHistory } from './checkHistory.js';
import { countAnswers } from './countAnswers.js';
import type { Answered, Asked, History } from './History.js';
import { RandomFaults } from './RandomFaults.js';
import { GRANTED_NAMES, RandomRequests } from './RandomRequests.js';
import { RandomSession } from './RandomSession.js';
import { readAnswer } from './readAnswer.js';
import { readAttempts } from './readAttempts.js';
import { requestMessage } from './requestMessage.js';
import { runSettings } from './runSettings.js';
import { SeededRandom } from './SeededRandom.js';
import { type WatchedCall, watchFetch } from './watchFetch.js';

const ORIGINS = ['https://crm.example.com', 'https://notes.example.com', 'https://a.apps.example.com'];
const CONTACTS = Array.from({ length: 36 }, (_, index) => `contact-${index}`);
/** Unanswered requests, above which the apps wait: a slow machine is to be slow, not to be buried. */
const MOST_OPEN = 300;

/** One fault of the broker's may break much. */
const MOST_SHOWN = 20;
const TIMEOUT_MS = 1_500;
/** Whoever has no answer by then gets none. */
const GIVE_UP_MS = 20_000;

const { seed, requests, repeat } = runSettings(10_000);

it(`answers ${requests} random requests once and truly, whatever Amazon Connect does (${repeat})`, async () => {
  const history = await run();
  const answers = countAnswers(history);
  console.log(repeat, answers, { calls: history.attempts.length, landed: history.landed.length });
  expect(answers.true).toBeGreaterThan(0);
  expect(history.landed.length).toBeGreaterThan(0);
  expect(checkHistory(history).slice(0, MOST_SHOWN), repeat).toEqual([]);
}, 240_000);

async function run(): Promise<History> {
  const random = new SeededRandom(seed);
  const emulator = await startConnectEmulator({
    quota: false,
    contacts: CONTACTS.map((contactId) => ({ contactId })),
  });
  const { fetch, Request } = globalThis;
  watchFetch();
  const faults = new RandomFaults(emulator, new SeededRandom(seed + 1));
  const session = new RandomSession();
  const broker = createBroker({
    allowedOrigins: ORIGINS.map((origin) => ({ origin, attributeNames: GRANTED_NAMES, rateLimit: false })),
    session,
    identityPoolId: emulator.identityPoolId,
    logins: emulator.logins,
    endpoint: emulator.url,
    cognitoEndpoint: emulator.url,
    region: emulator.region,
    instanceId: emulator.instanceId,
    requestTimeoutMs: TIMEOUT_MS,
    loginWaitMs: 300,
    callLimit: { perSecond: 1_000, burst: 1_000, inFlight: 24 },
  });
  const asked: Asked[] = [];
  const answered: Answered[] = [];
  const post = (request: Asked): void => {
    asked.push(request);
    const isGone = random.chance(0.05);
    const answer = (message: unknown): void => {
      const read = readAnswer(message, Date.now());
      if (read) answered.push(read);
      if (isGone) throw new DOMException('the window is gone', 'InvalidStateError');
    };
    const message = requestMessage(request);
    const event = new MessageEvent('message', {
      origin: request.origin,
      data: random.chance(0.1) ? JSON.stringify(message) : message,
    });
    Object.defineProperty(event, 'source', { value: { postMessage: answer } });
    window.dispatchEvent(event);
  };
  /** @returns whether no more than `open` requests are without an answer; if not, the checker says which */
  const answeredBut = async (open: number): Promise<boolean> => {
    const giveUpAt = Date.now() + GIVE_UP_MS;
    const isSo = (): boolean => asked.length - answered.length <= open;
    while (!isSo() && Date.now() < giveUpAt) await pause(20);
    return isSo();
  };
  const source = new RandomRequests(random, ORIGINS, CONTACTS);
  while (source.count < requests) {
    for (const request of source.burst()) post(request);
    if (random.chance(0.005)) session.disturb(random);
    if (random.chance(0.01)) emulator.expireCredentials();
    if (random.chance(0.5)) await pause(random.below(20));
    if (!(await answeredBut(MOST_OPEN))) break;
  }
  // The last few are told that the broker has stopped.
  await answeredBut(20);
  await Promise.race([broker.stop(), pause(GIVE_UP_MS)]);
  await faults.settled();
  // Nothing lands afterwards.
  await emulator.stop();
  globalThis.fetch = fetch;
  globalThis.Request = Request;
  return {
    timeoutMs: TIMEOUT_MS,
    asked,
    answered,
    attempts: readAttempts(Reflect.get(globalThis, 'watchedCalls') as WatchedCall[]),
    landed: faults.landed,
    stored: new Map(CONTACTS.map((contactId) => [contactId, { ...emulator.attributes(contactId) }])),
  };
}
