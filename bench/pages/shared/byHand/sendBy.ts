import type { Send } from '../offerBursts.js';
import type { HandHost } from './HandHost.js';

/** Sends by a function that a page by hand offers. */
export function sendBy(host: HandHost): Send {
  return async (contactId, attributes) => {
    const answer = await host.updateContactAttributes({
      InitialContactId: contactId,
      ContactAttributes: attributes,
    });
    if (!answer.response) throw new Error(JSON.stringify(answer));
  };
}
