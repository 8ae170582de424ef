import type { Broker } from 'connect-message-broker';
import type { HandledMessage } from './HandledMessage.js';
import { LoggedMessage } from './LoggedMessage.js';
import type { WireLog } from './WireLog.js';

/** Writes into the log what the broker tells of its traffic. */
export function followBroker(broker: Broker, handled: HandledMessage, log: WireLog): void {
  handled.forgetAfterBroker();
  let answer: LoggedMessage | undefined;
  // The answer comes just before the event that tells of it.
  broker.subscribe({}, (envelope) => {
    if ('message' in envelope) answer = new LoggedMessage(envelope);
  });
  broker.on('request', (request) => log.addRequest(request, handled.copy()));
  broker.on('response', (response) => {
    log.addResponse(response, answer);
    answer = undefined;
  });
  broker.on('rejected', (rejected) => log.addStranger(rejected, handled.copy()));
  broker.on('session', (session) => log.addSession(session));
}
