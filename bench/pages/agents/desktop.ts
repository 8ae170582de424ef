import { SeededRandom } from '../../../test/faults/SeededRandom.js';
import type { AgentWork, Save } from '../shared/AgentWork.js';
import { loadBroker } from '../shared/loadBroker.js';
import { loggedIn } from '../shared/loggedIn.js';
import { offer } from '../shared/offer.js';
import { request } from '../shared/published.js';

const { createBroker } = await loadBroker();

/** The page posts to itself; the trip between windows is measured elsewhere. */
function save(contactId: string, requestId: number): Promise<Save> {
  return new Promise((resolve) => {
    const start = performance.now();
    const receive = ({ data }: MessageEvent): void => {
      if (data.requestId !== requestId || data.message === undefined) return;
      removeEventListener('message', receive);
      const { response, outcome } = data.message;
      const result = !response ? 'failed' : outcome === 'accepted' ? 'accepted' : 'stored';
      resolve({ ms: performance.now() - start, result });
    };
    addEventListener('message', receive);
    window.postMessage({ ...request(contactId, { Step: String(requestId) }), requestId }, location.origin);
  });
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}

offer({
  /** Resolves when the time is over, and every save is answered. */
  async work(agent: AgentWork): Promise<readonly Save[]> {
    const { contactId, region, instanceId, connect, relay } = agent;
    const broker = createBroker({
      allowedOrigins: [location.origin],
      session: loggedIn,
      region,
      instanceId,
      ...connect,
      ...(relay && { relay: { url: relay.url, token: () => relay.token } }),
    });
    const random = new SeededRandom(agent.seed);
    /** An exponential distribution: agents know nothing of each other. */
    const around = (mean: number): number => -mean * Math.log(1 - random.next());
    const saves: Promise<Save>[] = [];
    const end = performance.now() + agent.seconds * 1_000;
    for (;;) {
      await pause(around(agent.secondsBetweenBursts));
      if (performance.now() > end) break;
      for (let index = 0; index < agent.savesOfABurst; index += 1) {
        if (index > 0) await pause(around(agent.secondsBetweenSaves));
        saves.push(save(contactId, saves.length));
      }
    }
    const results = await Promise.all(saves);
    await broker.stop();
    return results;
  },
});
