import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { MainThread } from '../browser/MainThread.js';
import { openPage } from '../browser/openPage.js';
import type { Listening } from '../pages/inTheWay/host.js';
import { atMost } from '../report/atMost.js';
import type { Table } from '../report/Table.js';
import { difference } from '../statistics/compare.js';
import { Samples } from '../statistics/Samples.js';
import { summarize } from '../statistics/Summary.js';
import { shuffled } from '../statistics/shuffled.js';

const EMPTY: Listening = 'an empty listener';
const ADMITTING: Listening = 'a broker that admits the sender';
const REFUSING: Listening = 'a broker that does not';
const LIMIT_US = 1;

/** What the broker does with every message on the page that is none of its own. */
export async function measureInTheWay({ browser, server, scale }: Bench): Promise<Table[]> {
  const { rounds, messages } = scale.inTheWay;
  const context = await browser.newContext();
  const page = await openPage(context, `${server.hostOrigin}/inTheWay/host`);
  const thread = await MainThread.of(page);
  /** Microseconds of the main thread per message. */
  const deliver = async (kind: string, listening: Listening): Promise<number> => {
    await callPage(page, 'listen', listening);
    await thread.collectGarbage();
    const before = await thread.busyMs();
    await callPage(page, 'deliver', kind, messages);
    return (((await thread.busyMs()) - before) * 1_000) / messages;
  };
  const kinds = await callPage<string[]>(page, 'foreignKinds');
  const everyone = [EMPTY, ADMITTING, REFUSING];
  const samples = new Samples();
  for (const kind of kinds) for (const listening of everyone) await deliver(kind, listening);
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of shuffled(kinds)) {
      for (const listening of shuffled(everyone)) {
        samples.add(`${kind}, ${listening}`, await deliver(kind, listening));
      }
    }
  }
  await context.close();
  return [
    {
      title: 'In the way',
      note:
        `Processor time of the main thread per foreign message: ${messages.toLocaleString('en')} that the window posts to itself, ` +
        `with an empty listener, which reads event.origin and event.data, or with a broker in its place; ${rounds} times each, in random order. ` +
        `What the broker costs more is the difference, run by run.`,
      columns: [
        'posted, and an empty listener',
        'more with a broker that admits the sender',
        'more with one that does not',
      ],
      rows: kinds.map((kind) => {
        const empty = samples.get(`${kind}, ${EMPTY}`);
        const admitting = difference(samples.get(`${kind}, ${ADMITTING}`), empty);
        const refusing = difference(samples.get(`${kind}, ${REFUSING}`), empty);
        return {
          name: kind,
          cells: [summarize(empty), admitting, refusing].map((value) => ({ value, unit: 'µs' as const })),
          figure: atMost(LIMIT_US, 'µs', Math.max(admitting.median, refusing.median)),
        };
      }),
    },
  ];
}
