import { type ConnectEmulator, startConnectEmulator } from 'connect-message-broker/testing';
import { startLocalRelay } from '../../demo/localRelay/startLocalRelay.js';
import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { openPage } from '../browser/openPage.js';
import type { AgentWork, Save } from '../pages/shared/AgentWork.js';
import { BEHAVIOUR } from '../relay/World.js';
import type { Row, Table } from '../report/Table.js';
import { ContactFlows } from './ContactFlows.js';

/** As many desktops share a browser's connections to one server. */
const DESKTOPS_PER_BROWSER = 10;
/** Agents for each call per second of the quota: 200 agents, and the default quota of 10. */
const AGENTS_PER_CALL = 20;
/** What the relay takes of the quota. */
const PACE = 0.7;
const SOON_MS = 5_000;

type Way = 'connect' | 'relay';

/** Agents of one account who save at the same time, and the quota that they share. */
export async function measureAgents(bench: Bench): Promise<Table[]> {
  const { agents, seconds } = bench.scale.agents;
  const quota = agents / AGENTS_PER_CALL;
  return [
    {
      title: `${agents} agents of one account`,
      note:
        `Each agent’s desktop is a page with the broker. An agent saves ${BEHAVIOUR.savesOfABurst} times in a few seconds, every ${BEHAVIOUR.secondsBetweenBursts} s on average; ` +
        `${seconds} s in all. The emulated Amazon Connect has a quota of ${quota} calls per second, and ${(quota * BEHAVIOUR.burstSeconds).toLocaleString('en')} at once. ` +
        `Contact flows of the same account make ${(quota * BEHAVIOUR.flows).toLocaleString('en')} calls a second and do not try again. The relay makes ${(quota * PACE).toLocaleString('en')} calls a second.`,
      columns: [
        'saves',
        'stored within 5 s',
        'failed for the agent',
        'calls to Amazon Connect',
        'of these refused',
        'calls of flows refused',
      ],
      rows: [
        await measure('desktops alone', 'connect', bench, quota),
        await measure('desktops with the relay', 'relay', bench, quota),
      ],
    },
  ];
}

async function measure(name: string, way: Way, bench: Bench, quota: number): Promise<Row> {
  const emulator = await startConnectEmulator({
    quota: { perSecond: quota, burst: quota * BEHAVIOUR.burstSeconds },
  });
  const relay =
    way === 'relay'
      ? await startLocalRelay({
          connect: emulator,
          allowedOrigins: [bench.server.hostOrigin],
          callsPerSecond: quota * PACE,
        })
      : undefined;
  const flows = new ContactFlows(emulator);
  const running = flows.run(quota * BEHAVIOUR.flows);
  try {
    const token = await relay?.issuer.token({ sub: 'agent' });
    const saves = await workAll(bench, emulator, relay && { url: relay.url, token: token ?? '' });
    flows.stop();
    await running;
    return rowOf(name, saves, emulator, flows);
  } finally {
    flows.stop();
    await relay?.stop();
    await emulator.stop();
  }
}

async function workAll(
  { browser, server, scale }: Bench,
  emulator: ConnectEmulator,
  relay: AgentWork['relay'],
): Promise<readonly Save[]> {
  const { agents, seconds } = scale.agents;
  const { region, instanceId, url: endpoint, credentials } = emulator;
  const { secondsBetweenBursts, savesOfABurst, secondsBetweenSaves } = BEHAVIOUR;
  const work = Array.from(
    { length: agents },
    (_, seed): AgentWork => ({
      contactId: emulator.createContact(),
      seconds,
      secondsBetweenBursts,
      savesOfABurst,
      secondsBetweenSaves,
      seed,
      region,
      instanceId,
      ...(relay === undefined ? { connect: { endpoint, credentials } } : { relay }),
    }),
  );
  const floors = Array.from({ length: Math.ceil(agents / DESKTOPS_PER_BROWSER) }, (_, index) =>
    work.slice(index * DESKTOPS_PER_BROWSER, (index + 1) * DESKTOPS_PER_BROWSER),
  );
  const saves = await Promise.all(
    floors.map(async (floor) => {
      const context = await browser.newContext();
      const page = await openPage(context, `${server.hostOrigin}/agents/floor`);
      const made = await callPage<readonly Save[]>(page, 'workAll', floor);
      await context.close();
      return made;
    }),
  );
  return saves.flat();
}

function rowOf(name: string, saves: readonly Save[], { calls }: ConnectEmulator, flows: ContactFlows): Row {
  const writes = calls.filter(({ operation }) => operation === 'UpdateContactAttributes');
  const [ofFlows, others] = [true, false].map((wanted) =>
    writes.filter((call) => flows.owns(call) === wanted),
  ) as [typeof writes, typeof writes];
  const refused = (of: typeof writes): number => of.filter(({ status }) => status === 429).length;
  const soon = saves.filter(({ ms, result }) => result === 'stored' && ms <= SOON_MS).length;
  const failed = saves.filter(({ result }) => result === 'failed').length;
  return {
    name,
    cells: [
      { value: saves.length, unit: '' },
      share(soon, saves.length),
      share(failed, saves.length),
      { value: others.length, unit: '' },
      { value: refused(others), unit: '' },
      share(refused(ofFlows), ofFlows.length),
    ],
  };
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}
