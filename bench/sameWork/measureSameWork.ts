import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { type OpenContestant, openContestant } from '../browser/openContestant.js';
import { contactsName, runBurst } from '../bursts/runBurst.js';
import type { Figure, Table } from '../report/Table.js';
import { Samples } from '../statistics/Samples.js';
import { summarize } from '../statistics/Summary.js';
import { shuffled } from '../statistics/shuffled.js';
import { type Contestant, contestants } from './contestants.js';
import { measureBundles } from './measureBundles.js';

/** Attributes of one update; 500 are 32 KiB, the most that Amazon Connect accepts. */
const PAYLOADS = [1, 10, 100, 500] as const;
const CONTACTS = [1, 100, 1_000] as const;
const REQUESTS = 1_000;
/** Long enough that requests gather meanwhile; by hand, each of a contact's requests waits for the call before. */
const ANSWER_MS = 10;

interface Runner extends OpenContestant {
  readonly name: string;
}

/** The broker beside pages on which an integrator has written the same by hand, around a library that calls functions. */
export async function measureSameWork(bench: Bench): Promise<Table[]> {
  const { sittings, rounds, trips, warmUp, bursts } = bench.scale.sameWork;
  const samples = new Samples();
  for (let sitting = 0; sitting < sittings; sitting += 1) {
    const runners = await Promise.all(contestants.map((contestant) => open(bench, contestant)));
    for (const { app } of runners) {
      for (const payload of PAYLOADS) await callPage(app, 'runTrips', warmUp, payload);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const payload of shuffled(PAYLOADS)) {
        for (const runner of shuffled(runners)) await measureTrips(runner, trips, payload, samples);
      }
    }
    for (const { host } of runners) await callPage(host, 'answerAfter', ANSWER_MS);
    for (let round = 0; round < bursts; round += 1) {
      for (const contacts of shuffled(CONTACTS)) {
        for (const runner of shuffled(runners)) await measureBurst(runner, contacts, samples);
      }
    }
    for (const { close } of runners) await close();
  }
  return [
    ...PAYLOADS.map((payload, index) => ({
      ...tripTable(payload, samples),
      ...(index === 0 && { note: noteOnTrips(sittings * rounds, trips) }),
    })),
    ...CONTACTS.map((contacts, index) => ({
      ...burstTable(contacts, samples),
      ...(index === 0 && { note: noteOnBursts(sittings * bursts) }),
    })),
    await measureBundles(),
  ];
}

async function open(bench: Bench, { name, page }: Contestant): Promise<Runner> {
  return { name, ...(await openContestant(bench, page)) };
}

async function measureTrips(
  { name, app, thread }: Runner,
  trips: number,
  payload: number,
  samples: Samples,
): Promise<void> {
  const before = await thread.busyMs();
  samples.add(`trip ${name}, ${payload}`, await callPage<number>(app, 'runTrips', trips, payload));
  samples.add(`busy ${name}, ${payload}`, (((await thread.busyMs()) - before) * 1_000) / trips);
}

async function measureBurst(runner: Runner, contacts: number, samples: Samples): Promise<void> {
  const { elapsedUs, busyUs, calls } = await runBurst(runner, REQUESTS, contacts);
  const name = `${runner.name}, ${contactsName(contacts)}`;
  samples.add(`elapsed ${name}`, elapsedUs);
  samples.add(`busy ${name}`, busyUs);
  samples.add(`calls ${name}`, calls);
}

function tripTable(payload: number, samples: Samples): Table {
  const kinds = ['trip', 'busy'];
  return {
    title: `The same work, ${payload} attribute${payload === 1 ? '' : 's'} (${(payload * 65).toLocaleString('en')} bytes)`,
    columns: ['round trip', 'main thread of the host page'],
    rows: contestants.map(({ name, rivals }) => ({
      name,
      cells: kinds.map((kind) => ({
        value: summarize(samples.get(`${kind} ${name}, ${payload}`)),
        unit: 'µs' as const,
      })),
      ...ahead(kinds, name, rivals, String(payload), samples),
    })),
  };
}

function burstTable(contacts: number, samples: Samples): Table {
  const of = contactsName(contacts);
  return {
    title: `The same work, ${REQUESTS.toLocaleString('en')} updates at once, ${of}`,
    columns: ['to the last answer, per request', 'main thread of the host page, per request', 'calls'],
    rows: contestants.map(({ name, rivals }) => ({
      name,
      cells: [
        { value: summarize(samples.get(`elapsed ${name}, ${of}`)), unit: 'µs' },
        { value: summarize(samples.get(`busy ${name}, ${of}`)), unit: 'µs' },
        { value: summarize(samples.get(`calls ${name}, ${of}`)).median, unit: '' },
      ],
      ...ahead(['elapsed', 'busy'], name, rivals, of, samples),
    })),
  };
}

/** The target: medians below those of the rivals, in each kind of measurement. */
function ahead(
  kinds: readonly string[],
  name: string,
  rivals: readonly string[] | undefined,
  what: string,
  samples: Samples,
): { readonly figure?: Figure } {
  if (rivals === undefined) return {};
  const median = (kind: string, of: string) => summarize(samples.get(`${kind} ${of}, ${what}`)).median;
  const met = kinds.every((kind) => rivals.every((rival) => median(kind, name) < median(kind, rival)));
  return { figure: { text: rivals.length === 1 ? 'ahead of post-me' : 'ahead of all three', met } };
}

function noteOnTrips(blocks: number, trips: number): string {
  return (
    `From a cross-site frame to the page around it and back, one request at a time; the gateway answers at once. ` +
    `Every page checks the origin, the published shape with the same rules, the rate, and the login; it holds one call per contact, in order, ` +
    `sets a deadline of 30 s, and answers with a named failure or with success. ${blocks} blocks of ${trips} trips each, all contestants in random order. ` +
    `Main thread: its processor time in the host page, per request. ` +
    `The client, penpal and comlink (createEndpoint) use a MessagePort; post-me and plain postMessage pass through the browser’s process.`
  );
}

function noteOnBursts(runs: number): string {
  return (
    `An app sends all updates in one task; the gateway answers after ${ANSWER_MS} ms. Every update is answered with success, ` +
    `and the latest value of every contact is stored. ${runs} runs each, in random order. By hand, every update is a call of its own.`
  );
}
