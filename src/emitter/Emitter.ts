import { EventEmitter } from 'eventemitter3';

/** Listeners of the host page, by name of the event. One that throws keeps no other from being called; its error is logged. */
export class Emitter<Events extends object> {
  readonly #emitter = new EventEmitter();

  /** @returns a function that ends the subscription */
  on<Name extends keyof Events & string>(name: Name, listener: (value: Events[Name]) => void): () => void {
    let isOn = true;
    // The emitter would skip the listeners after one that throws, and call one that another has just ended.
    const guarded = (value: Events[Name]): void => {
      try {
        if (isOn) listener(value);
      } catch (error) {
        console.error('connect-message-broker: a listener failed', error);
      }
    };
    this.#emitter.on(name, guarded);
    return () => {
      isOn = false;
      this.#emitter.removeListener(name, guarded);
    };
  }

  has(name: keyof Events & string): boolean {
    return this.#emitter.listenerCount(name) > 0;
  }

  emit<Name extends keyof Events & string>(name: Name, value: Events[Name]): void {
    this.#emitter.emit(name, value);
  }
}
