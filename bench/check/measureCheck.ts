import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { MainThread } from '../browser/MainThread.js';
import { openPage } from '../browser/openPage.js';
import type { Check } from '../pages/check/host.js';
import { atMost } from '../report/atMost.js';
import type { Table } from '../report/Table.js';
import { Samples } from '../statistics/Samples.js';
import { summarize } from '../statistics/Summary.js';
import { shuffled } from '../statistics/shuffled.js';

type Script = 'Latin' | 'Greek';

const CASES: readonly { readonly name: string; readonly check: Check; readonly script: Script }[] = [
  { name: 'Latin values, in one pass as the page does', check: 'page', script: 'Latin' },
  { name: 'Greek values, in one pass as the page does', check: 'page', script: 'Greek' },
  { name: 'Latin values, by the reader of all other requests', check: 'reader', script: 'Latin' },
  { name: 'Greek values, by the reader of all other requests', check: 'reader', script: 'Greek' },
  { name: 'Latin values, by zod', check: 'zod', script: 'Latin' },
  { name: 'Greek values, by zod', check: 'zod', script: 'Greek' },
];

/** Checks the largest legal request. */
export async function measureCheck({ browser, server, scale }: Bench): Promise<Table[]> {
  const { rounds, copies } = scale.check;
  const context = await browser.newContext();
  const page = await openPage(context, `${server.hostOrigin}/check/host`);
  const thread = await MainThread.of(page);
  const samples = new Samples();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, check, script } of shuffled(CASES)) {
      await callPage(page, 'prepare', script, copies);
      const before = await thread.busyMs();
      await callPage(page, 'check', check);
      samples.add(name, (((await thread.busyMs()) - before) * 1_000) / copies);
    }
  }
  await context.close();
  return [
    {
      title: 'Check',
      note: `Size and shape of 500 attributes of 32 KiB in all, on ${copies} fresh copies at a time; ${rounds} times, in random order. Processor time. Only the first two run in a page; the reader does not count bytes.`,
      columns: ['time'],
      rows: CASES.map(({ name, check }) => {
        const time = summarize(samples.get(name));
        return {
          name,
          cells: [{ value: time, unit: 'µs' }],
          ...(check === 'page' && { figure: atMost(1_000, 'µs', time) }),
        };
      }),
    },
  ];
}
