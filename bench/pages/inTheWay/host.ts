import { foreignMessages } from '../shared/foreignMessages.js';
import { loadBroker } from '../shared/loadBroker.js';
import { loggedIn } from '../shared/loggedIn.js';
import { offer } from '../shared/offer.js';

const { createBroker } = await loadBroker();

/** Who hears the messages, beside the one who counts them. */
export type Listening = 'an empty listener' | 'a broker that admits the sender' | 'a broker that does not';

let stop = async (): Promise<void> => {};

offer({
  async listen(who: Listening): Promise<void> {
    await stop();
    if (who === 'an empty listener') {
      addEventListener('message', readAndForget);
      stop = async () => removeEventListener('message', readAndForget);
    } else {
      const admitted = who === 'a broker that admits the sender';
      const broker = createBroker({
        allowedOrigins: [admitted ? location.origin : 'https://crm.example.com'],
        session: loggedIn,
        gateway: { updateContactAttributes: async () => {} },
      });
      stop = () => broker.stop();
    }
  },

  /**
   * Delivers so many foreign messages, and resolves when they have come.
   *
   * They are real ones, which the window posts to itself, so that they come as fast as they can be handled. What it costs
   * to post them is the same whoever listens.
   */
  deliver(kind: string, count: number): Promise<void> {
    return new Promise((resolve) => {
      let left = count;
      const counter = (): void => {
        left -= 1;
        if (left > 0) return;
        removeEventListener('message', counter);
        resolve();
      };
      addEventListener('message', counter);
      for (let posted = 0; posted < count; posted += 1) postMessage(foreignMessages[kind], location.origin);
    });
  },

  foreignKinds: () => Object.keys(foreignMessages),
});

/** `location` composes it anew each time it is asked. */
const ownOrigin = location.origin;
let last: unknown;

/** The least that a careful listener does with a message that is none of its own. */
function readAndForget(event: MessageEvent): void {
  if (event.origin === ownOrigin) last = event.data;
  if (last === undefined) throw new Error('a message without data');
}
