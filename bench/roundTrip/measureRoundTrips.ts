import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { openContestant } from '../browser/openContestant.js';
import type { Figure, Table } from '../report/Table.js';
import type { Scale } from '../scale.js';
import { ratio } from '../statistics/compare.js';
import { Samples } from '../statistics/Samples.js';
import { summarize } from '../statistics/Summary.js';
import { shuffled } from '../statistics/shuffled.js';
import { BROKER_CLIENT, BROKER_WINDOW, type Contestant, contestants } from './contestants.js';

/** Attributes of one update; 500 are 32 KiB, the most that Amazon Connect accepts. */
const PAYLOADS = [1, 10, 100, 500] as const;

/** Measures from a frame of another site to the page around it and back, one request at a time. */
export async function measureRoundTrips(bench: Bench): Promise<Table[]> {
  const { sittings, rounds, trips, warmUp } = bench.scale.roundTrip;
  const samples = new Samples();
  for (let sitting = 0; sitting < sittings; sitting += 1) {
    const apps = await Promise.all(contestants.map((contestant) => openApp(bench, contestant)));
    for (const { run } of apps) for (const payload of PAYLOADS) await run(warmUp, payload);
    for (let round = 0; round < rounds; round += 1) {
      // Contestants that are compared run close together, so that the machine is equally busy for both.
      for (const payload of shuffled(PAYLOADS)) {
        for (const { name, run } of shuffled(apps)) {
          samples.add(caseName(name, payload), await run(trips, payload));
        }
      }
    }
    for (const { close } of apps) await close();
  }
  return PAYLOADS.map((payload, index) => ({
    ...tableOf(payload, samples),
    ...(index === 0 && { note: noteOn(bench.scale) }),
  }));
}

interface OpenApp {
  readonly name: string;
  /** Microseconds per trip. */
  run(trips: number, attributes: number): Promise<number>;
  close(): Promise<void>;
}

async function openApp(bench: Bench, { name, page }: Contestant): Promise<OpenApp> {
  const { app, close } = await openContestant(bench, page);
  return {
    name,
    run: (trips, attributes) => callPage<number>(app, 'runTrips', trips, attributes),
    close,
  };
}

function noteOn({ roundTrip: { sittings, rounds, trips } }: Scale): string {
  return (
    `From a cross-site frame to the page around it and back, one request at a time; the gateway answers at once. ` +
    `${sittings * rounds} blocks of ${trips} trips each, all contestants in random order. The ratio compares each block ` +
    `with the bare transport of the same kind. post-me, post-robot and comlink’s window endpoint use postMessage; ` +
    `penpal, comlink’s createEndpoint and our client use a MessagePort that is transferred once.`
  );
}

function tableOf(payload: number, samples: Samples): Table {
  const times = (name: string): readonly number[] => samples.get(caseName(name, payload));
  return {
    title: `Round trip, ${payload} attribute${payload === 1 ? '' : 's'} (${(payload * 65).toLocaleString('en')} bytes)`,
    columns: ['time', 'fastest block', 'against bare transport'],
    rows: contestants.map(({ name, floor }) => {
      const summary = summarize(times(name));
      const figure = figureOf(name, floor, times);
      return {
        name,
        cells: [
          { value: summary, unit: 'µs' },
          { value: summary.least, unit: 'µs' },
          floor === undefined ? '' : { value: ratio(times(name), times(floor)), unit: '×' },
        ],
        ...(figure !== undefined && { figure }),
      };
    }),
  };
}

function figureOf(
  name: string,
  floor: string | undefined,
  times: (name: string) => readonly number[],
): Figure | undefined {
  const most = { [BROKER_WINDOW]: 1.15, [BROKER_CLIENT]: 1.5 }[name];
  if (floor === undefined || most === undefined) return undefined;
  return { text: `at most ${most} ×`, met: ratio(times(name), times(floor)).median <= most };
}

function caseName(contestant: string, payload: number): string {
  return `${contestant}, ${payload}`;
}
