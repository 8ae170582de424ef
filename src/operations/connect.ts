import type { Operation } from '../broker/Exchange.js';
import { PortSender } from '../broker/senders.js';
import type { Grant } from '../protocol/Grant.js';
import { refusal } from '../protocol/refusals.js';

/**
 * `App`/`Connect` with a transferred `MessagePort`: answered on the port, a refusal too; after a success the port carries
 * what the window may send.
 *
 * @param possible the grants that can be of use on this host page
 * @param open makes the router receive what comes on a port
 */
export function connect(
  possible: readonly Grant[],
  open: (port: PortSender) => void,
): Operation<'App/Connect'> {
  return {
    name: 'App/Connect',
    answerTo: (sender, [port, ...more]) =>
      port && more.length === 0 ? new PortSender(port, sender) : sender,
    perform(_request, exchange) {
      const { answerTo, sender, rule } = exchange;
      if (answerTo === sender || !(answerTo instanceof PortSender)) {
        const message = 'expected one transferred MessagePort';
        exchange.settle(refusal('INVALID_REQUEST', [{ path: 'ports', message }]));
        return;
      }
      open(answerTo);
      exchange.settle({
        response: true,
        operations: possible.filter((grant) => rule.grants(grant)),
      });
    },
  };
}
