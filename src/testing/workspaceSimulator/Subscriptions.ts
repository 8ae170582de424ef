import type { DeskEvent } from './deskEvents.js';
import type { Topic } from './wire/appMessage.js';

/** The topics that one app listens to, each with the ids of its handlers. */
export class Subscriptions {
  readonly #topics = new Map<string, { readonly topic: Topic; readonly handlerIds: Set<string> }>();

  /** A handler that subscribes twice repeats its id. */
  add(topic: Topic, handlerId: string): void {
    const present = this.#topics.get(keyOf(topic));
    if (present) present.handlerIds.add(handlerId);
    else this.#topics.set(keyOf(topic), { topic, handlerIds: new Set([handlerId]) });
  }

  remove(topic: Topic): void {
    this.#topics.delete(keyOf(topic));
  }

  /** Each handler of an event, with the topic that it listens to. */
  handlersOf({ namespace, key, parameter }: DeskEvent): { topic: Topic; handlerId: string }[] {
    const topics = [{ namespace, key }, ...(parameter === undefined ? [] : [{ namespace, key, parameter }])];
    return topics.flatMap((topic) => {
      const found = this.#topics.get(keyOf(topic));
      return [...(found?.handlerIds ?? [])].map((handlerId) => ({ topic, handlerId }));
    });
  }
}

function keyOf({ namespace, key, parameter = '' }: Topic): string {
  return `${namespace} ${key} ${parameter}`;
}
