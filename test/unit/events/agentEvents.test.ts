import { expect, it } from 'vitest';
import { HOST_PAGE, type Reader } from '../../../src/broker/BusEvent.js';
import { agentStateSyncMessage, loginSuccess, setAgentState } from '../../../src/events/agentEvents.js';
import { snapshot } from './FakeSession.js';

function granting(...names: readonly string[]): Reader {
  return { grants: (name) => names.includes(name), mayRead: () => true };
}

const JANE = snapshot();

it.each([
  ['Agent/SetAgentState', true],
  ['Agent/StateSync', true],
  ['InboundCall/InboundCallStateChange', false],
  ['OutboundCall/UpdateContactAttribute', false],
])('an app that is granted %s may know who the agent is: %j', (name, mayKnow) => {
  const reader = granting(name);
  const agentInfo = mayKnow ? JANE.agentInfo : null;
  expect(loginSuccess(JANE).envelopeFor(reader)).toMatchObject({ message: { agentInfo } });
  expect(agentStateSyncMessage(true, JANE, reader)).toMatchObject({
    loginState: 'LoggedIn',
    agentInfo,
    agentState: mayKnow ? JANE.agentState : null,
    rules: mayKnow ? { ResponseActual: JANE.agentState } : null,
  });
});

it('the agent’s states are sent to apps that are granted just them', () => {
  expect(setAgentState(JANE).envelopeFor(granting('Agent/SetAgentState'))).toBeDefined();
  expect(setAgentState(JANE).envelopeFor(granting('Agent/StateSync'))).toBeUndefined();
});

it.each(['not_routable', 'offline', 'system', 'error'] as const)(
  'an agent in a state of type %s is not ready, for the reason of its name',
  (type) => {
    const shown = snapshot([], { type, name: 'Available' });
    expect(setAgentState(shown).envelopeFor(HOST_PAGE)).toMatchObject({
      message: { data: { state: 'Not_Ready', reasonCode: { id: 'Available' }, type } },
    });
  },
);

it('an agent in a routable state is ready, whatever its name, for no reason', () => {
  const shown = snapshot([], { type: 'routable', name: 'Chats only' });
  const { message } = setAgentState(shown).envelopeFor(HOST_PAGE) as unknown as { message: { data: object } };
  expect(message.data).toMatchObject({ state: 'Ready' });
  expect(message.data).not.toHaveProperty('reasonCode');
});
