import type { AgentWork, Save } from '../shared/AgentWork.js';
import { offer } from '../shared/offer.js';

type Desktop = Window & { work?(agent: AgentWork): Promise<readonly Save[]> };

/** Opens a desktop in a frame. */
async function openDesktop(): Promise<Required<Pick<Desktop, 'work'>>> {
  const frame = document.createElement('iframe');
  frame.src = 'desktop';
  document.body.append(frame);
  for (;;) {
    const { work } = (frame.contentWindow ?? {}) as Desktop;
    if (work !== undefined) return { work };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

offer({
  /** Each agent works on a desktop in a frame. Resolves with what has become of all that they saved. */
  async workAll(agents: readonly AgentWork[]): Promise<readonly Save[]> {
    const desktops = await Promise.all(agents.map(openDesktop));
    const saves = await Promise.all(agents.map((agent, index) => desktops[index]?.work(agent) ?? []));
    return saves.flat();
  },
});
