import type { Bench } from '../Bench.js';
import { appFrame } from '../browser/appFrame.js';
import { callPage } from '../browser/callPage.js';
import { MainThread } from '../browser/MainThread.js';
import { openPage } from '../browser/openPage.js';
import { atMost } from '../report/atMost.js';
import type { Figure, Row, Table } from '../report/Table.js';
import { ratio } from '../statistics/compare.js';
import { Samples } from '../statistics/Samples.js';
import { summarize } from '../statistics/Summary.js';
import { shuffled } from '../statistics/shuffled.js';
import { contactsName, runBurst } from './runBurst.js';

const REQUESTS = [100, 1_000, 10_000] as const;
const CONTACTS = [1, 100, 1_000] as const;
/** As long as a call to Amazon Connect may take. */
const ANSWER_MS = 50;

/** Posts many updates in one task, to a gateway that takes 50 ms. */
export async function measureBursts({ browser, server, scale }: Bench): Promise<Table[]> {
  const { rounds } = scale.bursts;
  const context = await browser.newContext();
  const host = await openPage(context, `${server.hostOrigin}/bursts/host`);
  const app = await appFrame(host);
  const thread = await MainThread.of(host);
  const cases = CONTACTS.flatMap((contacts) =>
    REQUESTS.filter((requests) => requests >= contacts).map((requests) => ({ requests, contacts })),
  );
  const samples = new Samples();

  await callPage(host, 'answerAfter', ANSWER_MS);
  for (const contacts of CONTACTS) await runBurst({ app, host, thread }, 1_000, contacts);
  for (let round = 0; round < rounds; round += 1) {
    for (const { requests, contacts } of shuffled(cases)) {
      const burst = await runBurst({ app, host, thread }, requests, contacts);
      const name = caseName(requests, contacts);
      samples.add(`elapsed ${name}`, burst.elapsedUs);
      samples.add(`busy ${name}`, burst.busyUs);
      samples.add(`longest ${name}`, burst.longestTaskMs);
      samples.add(`calls ${name}`, burst.calls);
      samples.add(`heap ${name}`, burst.heapMb);
    }
  }
  await context.close();
  return [
    {
      title: 'Bursts',
      note:
        `A cross-site frame posts all updates in one task; the gateway answers after ${ANSWER_MS} ms, callLimit and rateLimit are lifted. ` +
        `Each update is answered with success, and the latest value of every contact is stored. ${rounds} runs each, in random order. ` +
        `Main thread: its processor time in the host page. Longest block: the longest task of 50 ms or more. ` +
        `Heap: after a garbage collection, compared with before the burst.`,
      columns: [
        'to the last answer, per request',
        'main thread, per request',
        'longest block',
        'calls',
        'heap kept',
      ],
      rows: cases.map(({ requests, contacts }) => {
        const of = (what: string) => summarize(samples.get(`${what} ${caseName(requests, contacts)}`));
        const figure = figureOf(
          requests,
          contacts,
          of('longest').median,
          of('calls').median,
          of('heap').median,
        );
        return {
          name: caseName(requests, contacts),
          cells: [
            { value: of('elapsed'), unit: 'µs' },
            { value: of('busy'), unit: 'µs' },
            of('longest').median === 0 ? 'none' : { value: of('longest').median, unit: 'ms' },
            { value: of('calls').median, unit: '' },
            { value: of('heap').median, unit: 'MB' },
          ],
          ...(figure !== undefined && { figure }),
        } satisfies Row;
      }),
    },
    {
      title: 'Bursts: a request in 10,000 against one in 1,000',
      note: 'Main-thread time per request, run by run.',
      columns: ['cost'],
      rows: CONTACTS.map((contacts) => {
        const cost = ratio(
          samples.get(`busy ${caseName(10_000, contacts)}`),
          samples.get(`busy ${caseName(1_000, contacts)}`),
        );
        return {
          name: contactsName(contacts),
          cells: [{ value: cost, unit: '×' }],
          figure: atMost(1.5, '×', cost),
        };
      }),
    },
  ];
}

function figureOf(
  requests: number,
  contacts: number,
  longestMs: number,
  calls: number,
  heapMb: number,
): Figure | undefined {
  if (requests === 1_000) {
    const noBlock = atMost(50, 'ms', longestMs);
    if (contacts > 1) return { ...noBlock, text: `a block of ${noBlock.text}` };
    return { text: 'at most 3 calls, a block of at most 50 ms', met: calls <= 3 && noBlock.met };
  }
  if (requests === 10_000) return { ...atMost(5, 'MB', heapMb), text: 'heap within 5 MB' };
  return undefined;
}

function caseName(requests: number, contacts: number): string {
  return `${requests.toLocaleString('en')} updates, ${contactsName(contacts)}`;
}
