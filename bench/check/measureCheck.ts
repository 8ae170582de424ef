import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { MainThread } from '../browser/MainThread.js';
import { openPage } from '../browser/openPage.js';
import { atMost } from '../report/atMost.js';
import type { Table } from '../report/Table.js';
import { Samples } from '../statistics/Samples.js';
import { summarize } from '../statistics/Summary.js';
import { shuffled } from '../statistics/shuffled.js';

const SCRIPTS = ['Latin', 'Greek'] as const;

/** The largest legal request, checked. */
export async function measureCheck({ browser, server, scale }: Bench): Promise<Table[]> {
  const { rounds, copies } = scale.check;
  const context = await browser.newContext();
  const page = await openPage(context, `${server.hostOrigin}/check/host`);
  const thread = await MainThread.of(page);
  const samples = new Samples();
  for (let round = 0; round < rounds; round += 1) {
    for (const script of shuffled(SCRIPTS)) {
      await callPage(page, 'prepare', script, copies);
      const before = await thread.busyMs();
      await callPage(page, 'check');
      samples.add(script, (((await thread.busyMs()) - before) * 1_000) / copies);
    }
  }
  await context.close();
  return [
    {
      title: 'Check',
      note: `500 attributes of 32 KiB together, size and shape, on ${copies} fresh copies at a time; ${rounds} times. Processor time.`,
      columns: ['time'],
      rows: SCRIPTS.map((script) => {
        const time = summarize(samples.get(script));
        return {
          name: `${script} values`,
          cells: [{ value: time, unit: 'µs' }],
          figure: atMost(1_000, 'µs', time),
        };
      }),
    },
  ];
}
