import type { Broker } from 'connect-message-broker';
import { eventNames } from '../../shared/eventNames.js';
import { eventText } from '../../shared/eventText.js';
import type { HandledMessage } from './HandledMessage.js';
import { LoggedMessage } from './LoggedMessage.js';
import type { WireLog } from './WireLog.js';

/** Writes the broker's events into the log. */
export function followBroker(broker: Broker, handled: HandledMessage, log: WireLog): void {
  handled.forgetAfterBroker();
  let answer: LoggedMessage | undefined;
  // The broker publishes an answer directly before its `response` event.
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
  broker.on('rejected', (rejected) => log.addUnlisted(rejected, handled.copy()));
  broker.on('session', (session) => log.addSession(session));
  broker.on('part', (failure) => log.addPart(failure));
}
