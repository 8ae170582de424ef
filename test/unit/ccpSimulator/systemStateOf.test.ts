import { expect, it } from 'vitest';
import { AgentDesk } from '../../../src/testing/ccpSimulator/AgentDesk.js';
import { agentUpdateOf } from '../../../src/testing/ccpSimulator/agentUpdateOf.js';
import { completeAgent } from '../../../src/testing/ccpSimulator/simulatedAgent.js';

function start() {
  const desk = new AgentDesk(completeAgent({}, 'agent'), 'at-once');
  return { desk, state: () => agentUpdateOf(desk).snapshot.state };
}

it('an outbound call and a queued callback have their own states at each step', () => {
  const { desk, state } = start();
  const call = desk.placeCall('+15555550142');
  expect(state()).toMatchObject({ name: 'CallingCustomer', type: 'system', agentStateARN: null });
  call.answer();
  expect(state().name).toBe('Busy');
  call.end();
  desk.remove(call.contactId);
  expect(state()).toMatchObject({ name: 'Available', type: 'routable' });
  const callback = desk.receive({ type: 'queue_callback' });
  expect(state().name).toBe('PendingBusy');
  callback.accept();
  expect(state().name).toBe('CallingCustomer');
});

it('of several calls the connected one counts, from when it was connected', () => {
  const { desk, state } = start();
  const over = desk.receive({});
  over.end();
  const connected = desk.receive({});
  connected.accept();
  desk.receive({});
  expect(state()).toMatchObject({ name: 'Busy', startTimestamp: connected.stateSince });
  connected.end();
  expect(state().name).toBe('PendingBusy');
});
