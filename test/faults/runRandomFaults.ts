import { startConnectEmulator } from 'connect-message-broker/testing';
import { createBroker } from '../../dist/index.js';
import type { Answered, Asked, History } from './History.js';
import { HttpGate } from './HttpGate.js';
import { RandomFaults } from './RandomFaults.js';
import { GRANTED_NAMES, RandomRequests } from './RandomRequests.js';
import { RandomSession } from './RandomSession.js';
import { readAnswer } from './readAnswer.js';
import { readAttempts } from './readAttempts.js';
import { requestMessage } from './requestMessage.js';
import { SeededRandom } from './SeededRandom.js';
import { SimulatedTime } from './SimulatedTime.js';
import { type WatchedCall, watchFetch } from './watchFetch.js';

const ORIGINS = ['https://crm.example.com', 'https://notes.example.com', 'https://a.apps.example.com'];
const CONTACTS = Array.from({ length: 36 }, (_, index) => `contact-${index}`);
/** Unanswered requests, above which the apps wait. */
const MOST_OPEN = 300;
/** Between two bursts. */
const MOST_PAUSE_MS = 50;
const TIMEOUT_MS = 1_500;
/** A request without an answer by then gets none. */
const GIVE_UP_MS = 20_000;

/**
 * The broker with the real AWS SDK, over real HTTP to the emulator, on random requests under random faults.
 *
 * The seed determines the requests and when they are posted, the fault of each call, logouts, lost credentials and the
 * broker's own random numbers. Time is simulated, and real HTTP calls travel one at a time, though any number of them wait at the
 * service: so the seed also determines the order of everything. It does not determine how the operating system splits a call's bytes into
 * pieces.
 */
export async function runRandomFaults(seed: number, requests: number): Promise<History> {
  const { fetch, Request } = globalThis;
  const { random } = Math;
  // The session's change of state imports the AWS part again, which takes no time when it is loaded.
  await import('../../dist/connect-message-broker-aws.js');
  const gate = new HttpGate();
  const time = new SimulatedTime(() => gate.isQuiet);
  globalThis.fetch = gate.fetch;
  const backoff = SeededRandom.for(seed, 'Math.random');
  Math.random = () => backoff.next();
  watchFetch();
  try {
    return await run(seed, requests, time, gate);
  } finally {
    time.stop();
    Object.assign(globalThis, { fetch, Request });
    Math.random = random;
  }
}

async function run(seed: number, requests: number, time: SimulatedTime, gate: HttpGate): Promise<History> {
  const emulator = await startConnectEmulator({
    quota: false,
    contacts: CONTACTS.map((contactId) => ({ contactId })),
  });
  const faults = new RandomFaults(emulator, seed, (kind) => gate.hold(kind === 'slowBody'));
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
  const posting = SeededRandom.for(seed, 'posting');
  const post = (request: Asked): void => {
    asked.push(request);
    const isGone = posting.chance(0.05);
    const answer = (message: unknown): void => {
      const read = readAnswer(message, Date.now());
      if (read) answered.push(read);
      if (isGone) throw new DOMException('the window is gone', 'InvalidStateError');
    };
    const message = requestMessage(request);
    const event = new MessageEvent('message', {
      origin: request.origin,
      data: posting.chance(0.1) ? JSON.stringify(message) : message,
    });
    Object.defineProperty(event, 'source', { value: { postMessage: answer } });
    window.dispatchEvent(event);
  };
  const answeredBut = (open: number): Promise<boolean> =>
    time.passUntil(() => asked.length - answered.length <= open, GIVE_UP_MS);

  const source = new RandomRequests(SeededRandom.for(seed, 'requests'), ORIGINS, CONTACTS);
  const course = SeededRandom.for(seed, 'course');
  while (source.count < requests) {
    for (const request of source.burst()) post(request);
    if (course.chance(0.003)) session.disturb(course);
    if (course.chance(0.01)) emulator.expireCredentials();
    await time.pass(course.below(MOST_PAUSE_MS));
    if (!(await answeredBut(MOST_OPEN))) break;
  }
  // The last requests are answered BROKER_STOPPED.
  await answeredBut(20);
  let isStopped = false;
  void broker.stop().then(() => {
    isStopped = true;
  });
  await time.passUntil(() => isStopped, GIVE_UP_MS);
  await time.passUntil(() => faults.isSettled, GIVE_UP_MS);
  // Nothing lands afterwards.
  await emulator.stop();
  return {
    timeoutMs: TIMEOUT_MS,
    asked,
    answered,
    attempts: readAttempts(Reflect.get(globalThis, 'watchedCalls') as WatchedCall[]),
    landed: faults.landed,
    stored: new Map(CONTACTS.map((contactId) => [contactId, { ...emulator.attributes(contactId) }])),
  };
}
