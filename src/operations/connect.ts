import type { Operation } from '../broker/Operation.js';
import type { Grant } from '../protocol/grants.js';
import { refusal } from '../protocol/refusals.js';

/** `message` of the answer to `App`/`Connect`. */
export interface ConnectMessage {
  readonly response: true;
  /** What the rule grants, operations and events, of all that this host page can do. */
  readonly operations: readonly Grant[];
}

/**
 * The private line, `App`/`Connect` with a transferred `MessagePort`: answered on the port, which from then on carries
 * what the window may say.
 *
 * @param possible the grants that can be of use on this host page
 */
export function connect(possible: readonly Grant[]): Operation {
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
        operations: possible.filter((grant) => sender.rule.grants(grant)),
      } satisfies ConnectMessage);
    },
  };
}
