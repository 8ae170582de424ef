import type { RelayRequest, WriteContent } from './readRequest.js';
import { CHANNEL, refusal, utf8Length } from './wire.js';

/** Ten messages of a batch stay far below the 6 MB of a Lambda event, escaped once more. */
const MOST_BYTES = 262_144;

/**
 * Amazon SQS refuses U+FFFE and U+FFFF ("SendMessage", API reference), and its emulators refuse every character beyond
 * the first plane.
 */
const UNSAFE = /[\ud800-\udfff\ufffe\uffff]/g;

/**
 * The request as a message of the queue: an envelope like every other, with what was checked and nothing else.
 *
 * @throws BrokerError `ATTRIBUTES_TOO_LARGE`
 */
export function messageBody({ address, source, content }: RelayRequest<WriteContent>): string {
  const { topic, subtopic, requestId } = address;
  const data =
    content.kind === 'attributes'
      ? { InitialContactId: content.contactId, ContactAttributes: content.attributes }
      : { ContactId: content.contactId, ...content.changes };
  const body = JSON.stringify({ channel: CHANNEL, topic, subtopic, source, requestId, data }).replace(
    UNSAFE,
    (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
  );
  if (utf8Length(body) > MOST_BYTES) {
    const message = `expected at most ${MOST_BYTES} bytes as JSON`;
    throw refusal('ATTRIBUTES_TOO_LARGE', [{ path: 'data', message }]);
  }
  return body;
}
