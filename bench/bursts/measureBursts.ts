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

const REQUESTS = [100, 1_000, 10_000] as const;
const CONTACTS = [1, 100, 1_000] as const;
const BYTES_PER_MB = 1_048_576;

interface Counts {
  readonly calls: number;
  readonly longestTaskMs: number;
  readonly steps: Readonly<Record<string, string>>;
}

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

  const run = async (requests: number, contacts: number, add: Samples['add']): Promise<void> => {
    await callPage(host, 'resetCounts');
    const heapBefore = await thread.heapBytes();
    const busyBefore = await thread.busyMs();
    const elapsedMs = await callPage<number>(app, 'burst', requests, contacts);
    const busyMs = (await thread.busyMs()) - busyBefore;
    const { calls, longestTaskMs, steps } = await callPage<Counts>(host, 'readCounts');
    requireLatest(steps, requests, contacts);
    await callPage(host, 'resetCounts');
    const name = caseName(requests, contacts);
    add(`elapsed ${name}`, (elapsedMs * 1_000) / requests);
    add(`busy ${name}`, (busyMs * 1_000) / requests);
    add(`longest ${name}`, longestTaskMs);
    add(`calls ${name}`, calls);
    add(`heap ${name}`, ((await thread.heapBytes()) - heapBefore) / BYTES_PER_MB);
  };

  for (const contacts of CONTACTS) await run(1_000, contacts, () => {});
  for (let round = 0; round < rounds; round += 1) {
    for (const { requests, contacts } of shuffled(cases)) {
      await run(requests, contacts, (name, value) => samples.add(name, value));
    }
  }
  await context.close();
  return [
    {
      title: 'Bursts',
      note:
        `A cross-site frame posts all updates in one task; the gateway answers after 50 ms, callLimit and rateLimit are lifted. ` +
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

/** @throws Error unless the last request to each contact is stored */
function requireLatest(steps: Counts['steps'], requests: number, contacts: number): void {
  for (let request = requests - contacts; request < requests; request += 1) {
    const contact = `contact-${request % contacts}`;
    if (steps[contact] !== String(request)) {
      throw new Error(`${contact} holds ${steps[contact]} in the end, not ${request}`);
    }
  }
}

function caseName(requests: number, contacts: number): string {
  return `${requests.toLocaleString('en')} updates, ${contactsName(contacts)}`;
}

function contactsName(contacts: number): string {
  return contacts === 1 ? '1 contact' : `${contacts.toLocaleString('en')} contacts`;
}
