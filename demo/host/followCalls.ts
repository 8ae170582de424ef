import type { Broker } from 'connect-message-broker';
import { CallList, type ListedCall } from '../shared/CallList.js';

/**
 * Calls `show` after each change with the contacts that the broker knows, the newest first. In the agent workspace there is no
 * Streams to ask.
 */
export function followCalls(broker: Broker, show: (contacts: readonly ListedCall[]) => void): void {
  const calls = new CallList(show);
  broker.subscribe({ topic: 'InboundCall', subtopic: 'InboundCallStateChange' }, ({ message }) =>
    calls.update(message.call),
  );
  broker.on('session', ({ state }) => {
    if (state === 'logged_out') calls.clear();
  });
}
