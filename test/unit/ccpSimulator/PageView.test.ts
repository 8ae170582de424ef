import { afterEach, expect, it, vi } from 'vitest';
import { AgentDesk } from '../../../src/testing/ccpSimulator/AgentDesk.js';
import { FirstAcknowledge } from '../../../src/testing/ccpSimulator/FirstAcknowledge.js';
import { PageConnection } from '../../../src/testing/ccpSimulator/PageConnection.js';
import { SimulatedWorker } from '../../../src/testing/ccpSimulator/SimulatedWorker.js';
import { completeAgent } from '../../../src/testing/ccpSimulator/simulatedAgent.js';
import type { PageView, ServerMessage } from '../../../src/testing/ccpSimulator/wire/pageLink.js';
import { decodeWireJson } from '../../../src/testing/wireJson.js';

afterEach(() => void vi.useRealTimers());

it('a page that opens late shows how long the agent and each call have been in their states', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  const { desk, firstView } = start();
  vi.setSystemTime(1_005_000);
  const call = desk.receive({});
  vi.setSystemTime(1_008_000);
  call.accept();
  desk.setState('Lunch', true);
  vi.setSystemTime(1_010_000);
  expect(await firstView()).toMatchObject({
    silent: false,
    agent: { state: 'Available', stateType: 'routable', inStateMs: 10_000, nextState: 'Lunch' },
    contacts: [{ state: 'connected', inStateMs: 2_000 }],
  });
});

it('hold does not begin a new state, so the time of the call continues', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  const { desk, firstView } = start();
  const call = desk.receive({});
  call.accept();
  vi.setSystemTime(1_003_000);
  call.hold();
  expect((await firstView()).contacts).toMatchObject([{ onHold: true, inStateMs: 3_000 }]);
});

it('a page is notified of silence, its host is not', async () => {
  const { worker, firstView } = start();
  worker.goSilent(true);
  expect((await firstView()).silent).toBe(true);
});

function start() {
  const desk = new AgentDesk(completeAgent({}, 'agent'), 'at-once');
  const firstAcknowledge = new FirstAcknowledge({ delayMs: 0, lost: 0 });
  const worker = new SimulatedWorker({ desk, loggedIn: true, firstAcknowledge, role: undefined });
  return { desk, worker, firstView: () => firstViewOf(worker) };
}

/** Opens a page, and reads the view that the server sends. */
async function firstViewOf(worker: SimulatedWorker): Promise<PageView> {
  const page = new PageConnection(false, () => undefined);
  worker.open(page);
  page.close();
  const messages = (await new Response(page.stream).text())
    .split('\n\n')
    .filter(Boolean)
    .map((text) => decodeWireJson(text.replace('data: ', '')) as ServerMessage);
  const shown = messages.find((message) => message.kind === 'view');
  if (!shown) throw new Error('The server sent no view.');
  return shown.view;
}
