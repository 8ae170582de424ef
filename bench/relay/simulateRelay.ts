import { readFile, writeFile } from 'node:fs/promises';
import { simulateDesktops } from './simulateDesktops.js';
import { type QueueResult, simulateQueue } from './simulateQueue.js';

const SEED = 1;
const QUOTAS = [10, 50, 200];
/** A queue that grows by more than this share of what comes in does not keep up. */
const GROWS = 0.02;
const PAGE = new URL('../../../docs/relay.md', import.meta.url);
const [BEGIN, END] = ['<!-- npm run bench -- relay: begin -->', '<!-- npm run bench -- relay: end -->'];

/**
 * Simulates contact centres of several sizes: desktops that call Amazon Connect themselves, a plain queue, and the relay.
 * Prints the table, and writes it into docs/relay.md unless it is a quick one.
 */
export async function simulateRelay({ quick }: { readonly quick: boolean }): Promise<void> {
  const [seconds, warmUp] = quick ? [900, 300] : [3_600, 1_200];
  const rows: string[] = [];
  for (const agents of quick ? [100, 300, 1_000] : [100, 200, 300, 400, 700, 1_000, 3_000, 10_000]) {
    for (const quota of QUOTAS) {
      const centre = { agents, quota, seconds, warmUp };
      const desktops = simulateDesktops(centre, SEED);
      const plain = simulateQueue(centre, SEED, false);
      const relay = simulateQueue(centre, SEED, true);
      const cells = [
        agents.toLocaleString('en'),
        (agents / 30).toFixed(1),
        quota,
        percent(desktops.failed / desktops.saves),
        percent(desktops.flowsRefused),
        times(plain),
        times(relay),
        (relay.calls / relay.saves).toFixed(2),
        percent(relay.flowsRefused),
      ];
      rows.push(`| ${cells.join(' | ')} |`);
      console.log(rows.at(-1));
    }
  }
  const table = [
    '| agents | updates/s | quota | desktops: saves that fail | desktops: flows refused | plain queue, s | relay, s | calls per update | relay: flows refused |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
  if (quick) return;
  const page = await readFile(PAGE, 'utf8');
  const [before, after] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  await writeFile(PAGE, `${page.slice(0, before)}\n${table}\n${page.slice(after)}`);
}

/** Median and 95th percentile, or by how much the queue grows. */
function times({ seconds, growth, savesPerSecond }: QueueResult): string {
  if (growth > GROWS * savesPerSecond) return `grows by ${growth.toFixed(growth < 10 ? 1 : 0)}/s`;
  const sorted = Float64Array.from(seconds).sort();
  const at = (share: number): string => {
    const value = sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    return value.toFixed(value < 10 ? 1 : 0);
  };
  return `${at(0.5)} / ${at(0.95)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.0995 && share >= 0.0005 ? 1 : 0)} %`;
}
