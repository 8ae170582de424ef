import { foreignMessages } from '../shared/foreignMessages.js';
import { loadBroker } from '../shared/loadBroker.js';
import { loggedIn } from '../shared/loggedIn.js';
import { offer } from '../shared/offer.js';

const { createBroker } = await loadBroker();

/** What receives the messages, besides the listener that counts them. */
export type Listening = 'an empty listener' | 'a broker that admits the sender' | 'a broker that does not';

let stop = async (): Promise<void> => {};

offer({
  async listen(listening: Listening): Promise<void> {
    await stop();
    if (listening === 'an empty listener') {
      addEventListener('message', readAndForget);
      stop = async () => removeEventListener('message', readAndForget);
    } else {
      const admitted = listening === 'a broker that admits the sender';
      const broker = createBroker({
        allowedOrigins: [admitted ? location.origin : 'https://crm.example.com'],
        session: loggedIn,
        gateway: { updateContactAttributes: async () => {} },
      });
      stop = () => broker.stop();
    }
  },

  /**
   * Delivers the given number of foreign messages, and resolves when they have arrived.
   *
   * They are real messages, which the window posts to itself, so that they arrive as fast as the page can handle them.
   * Posting them costs the same for every listener.
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

/** Read once: `location` builds the string at each access. */
const ownOrigin = location.origin;
let last: unknown;

/** The minimum that a careful listener does with a message that is not for it. */
function readAndForget(event: MessageEvent): void {
  if (event.origin === ownOrigin) last = event.data;
  if (last === undefined) throw new Error('a message without data');
}
