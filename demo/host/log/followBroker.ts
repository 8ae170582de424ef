import type { Broker } from 'connect-message-broker';
import { eventNames } from '../../shared/eventNames.js';
import { eventText } from '../../shared/eventText.js';
import type { HandledMessage } from './HandledMessage.js';
import { LoggedMessage } from './LoggedMessage.js';
import type { WireLog } from './WireLog.js';

/** Writes into the log what the broker tells of its traffic. */
export function followBroker(broker: Broker, handled: HandledMessage, log: WireLog): void {
  handled.forgetAfterBroker();
  let answer: LoggedMessage | undefined;
  // The answer comes just before the event that tells of it.
  broker.subscribe({}, (envelope) => {
    if (!('message' in envelope)) return;
    const message = new LoggedMessage(envelope);
    const { topic, subtopic } = envelope;
    if (eventNames.has(subtopic)) {
      log.addEvent({ name: `${topic}/${subtopic}`, text: eventText(envelope), message });
    } else {
      answer = message;
    }
  });
  broker.on('request', (request) => log.addRequest(request, handled.copy()));
  broker.on('response', (response) => {
    log.addResponse(response, answer);
    answer = undefined;
  });
  broker.on('rejected', (rejected) => log.addStranger(rejected, handled.copy()));
  broker.on('session', (session) => log.addSession(session));
}
