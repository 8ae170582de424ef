import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { MainThread } from '../browser/MainThread.js';
import { openPage } from '../browser/openPage.js';
import type { Listening } from '../pages/foreignMessages/host.js';
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

/** Measures what the broker costs for every message on the page that is not for it. */
export async function measureForeignMessages({ browser, server, scale }: Bench): Promise<Table[]> {
  const { rounds, messages } = scale.foreignMessages;
  const context = await browser.newContext();
  const page = await openPage(context, `${server.hostOrigin}/foreignMessages/host`);
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
  const listeners = [EMPTY, ADMITTING, REFUSING];
  const samples = new Samples();
  for (const kind of kinds) for (const listening of listeners) await deliver(kind, listening);
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of shuffled(kinds)) {
      for (const listening of shuffled(listeners)) {
        samples.add(`${kind}, ${listening}`, await deliver(kind, listening));
      }
    }
  }
  await context.close();
  return [
    {
      title: 'Foreign messages',
      note:
        `Processor time of the main thread per foreign message. The window posts ${messages.toLocaleString('en')} messages to itself, ` +
        `with an empty listener, which reads event.origin and event.data, or with a broker instead; ${rounds} times each, in random order. ` +
        `The additional cost of the broker is the difference, run by run.`,
      columns: [
        'posting and an empty listener',
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
