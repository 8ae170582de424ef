import type { Operation } from '../broker/Operation.js';
import { operationName } from '../broker/operationName.js';
import { refusal } from '../protocol/refusal.js';

/** `message` of the answer to `App`/`Connect`. */
export interface ConnectMessage {
  readonly response: true;
  /** The `Topic/Subtopic` of what the rule grants, of all that this broker can do. */
  readonly operations: readonly string[];
}

/**
 * The private line, `App`/`Connect` with a transferred `MessagePort`: answered on the port, which from then on carries
 * what the window may say.
 *
 * @param operations all that the broker can do
 */
export function connect(operations: () => readonly Operation[]): Operation {
  return {
    topic: 'App',
    subtopic: 'Connect',
    answerSubtopic: 'ConnectResponse',
    needsGrant: false,
    opensLine: true,
    parse: () => undefined,
    perform(_request, exchange) {
      const { line, sender } = exchange.arrival;
      if (line === undefined) {
        exchange.fail(
          refusal('INVALID_REQUEST', [{ path: 'ports', message: 'expected one transferred MessagePort' }]),
        );
        return;
      }
      exchange.succeed({
        response: true,
        operations: operations()
          .filter(({ needsGrant }) => needsGrant)
          .map(operationName)
          .filter((name) => sender.rule.grants(name)),
      } satisfies ConnectMessage);
    },
  };
}
