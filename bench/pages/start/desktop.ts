import type {} from 'connect-message-broker/connect-message-broker.js';
import type { Centre } from '../shared/Centre.js';
import type { LoginTimes } from '../shared/LoginTimes.js';
import { loadScript } from '../shared/loadScript.js';
import { offer } from '../shared/offer.js';
import { request } from '../shared/published.js';

const WARM_UPDATES = 5;
const query = new URLSearchParams(location.search);
const centre = JSON.parse(query.get('centre') ?? '{}') as Centre;
const contactId = query.get('contact') ?? '';

const container = document.createElement('div');
container.id = 'ccp';
document.body.append(container);
await loadScript('/connect-streams.js');
window.connectMessageBrokerConfig = {
  ccp: { loginPopup: false },
  identityPoolId: centre.identityPoolId,
  logins: async () => centre.logins,
  callLimit: false,
};
await loadScript('/connect-message-broker.js', {
  ccpUrl: centre.ccpUrl,
  allowedOrigins: location.origin,
  endpoint: centre.endpoint,
  cognitoEndpoint: centre.endpoint,
});
const broker = window.ConnectMessageBroker?.broker;
if (broker === undefined) throw new Error('no broker has started');

/** Milliseconds until the answer. The page posts to itself; the trip between windows is measured elsewhere. */
function update(step: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const receive = ({ data }: MessageEvent): void => {
      if (data?.subtopic !== 'UpdateContactAttributeResponse') return;
      removeEventListener('message', receive);
      if (data.message.response) resolve(performance.now() - start);
      else reject(new Error(JSON.stringify(data.message)));
    };
    addEventListener('message', receive);
    window.postMessage(request(contactId, { Step: String(step) }), location.origin);
  });
}

/** Compressed bytes of the broker's scripts that were loaded. */
function loadedBytes(): number {
  return performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.startsWith(`${location.origin}/connect-message-broker`))
    .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
}

const times = new Promise<LoginTimes>((resolve, reject) => {
  broker.on('session', ({ state }) => {
    if (state !== 'logged_in') return;
    const loggedInAt = performance.now();
    const bytesBefore = loadedBytes();
    const run = async (): Promise<LoginTimes> => {
      const firstUpdateMs = await update(0);
      const firstWrite = performance
        .getEntriesByType('resource')
        .find(({ name }) => name === `${centre.endpoint}/contact/attributes`);
      if (firstWrite === undefined) throw new Error('no call to Amazon Connect was seen');
      const warmUpdatesMs: number[] = [];
      for (let step = 1; step <= WARM_UPDATES; step += 1) warmUpdatesMs.push(await update(step));
      return {
        firstWriteMs: firstWrite.startTime - loggedInAt,
        firstUpdateMs,
        warmUpdatesMs,
        bytesBefore,
        bytesAfter: loadedBytes() - bytesBefore,
      };
    };
    run().then(resolve, reject);
  });
});

offer({ loginTimes: () => times });
