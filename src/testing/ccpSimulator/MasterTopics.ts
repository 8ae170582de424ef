import type { MasterResponse } from './wire/ccpMessage.js';
import type { MasterRequest } from './wire/hostMessage.js';

/** Decides which page does what only one page may do, such as playing the ringtone (Streams' `MasterTopicCoordinator`). */
export class MasterTopics {
  readonly #masters = new Map<string, string>();

  /** Answers a `master_request` of the page `pageId`. */
  answer(pageId: string, { requestId, method, params }: MasterRequest): MasterResponse {
    const { topic } = params;
    const before = this.#masters.get(topic);
    const becomes = method === 'becomeMaster' || (!before && !params.shouldNotBecomeMasterIfNone);
    const masterId = becomes ? pageId : (before ?? null);
    if (becomes) this.#masters.set(topic, pageId);
    const data =
      method === 'becomeMaster'
        ? { masterId, takeOver: before !== undefined && before !== pageId, topic }
        : { masterId, isMaster: masterId === pageId, topic };
    return { event: 'master_response', requestId, err: null, data };
  }

  /** The page is gone: another page may do what it did. */
  release(pageId: string): void {
    for (const [topic, master] of this.#masters) if (master === pageId) this.#masters.delete(topic);
  }
}
