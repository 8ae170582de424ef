import type { ConnectEmulator } from 'connect-message-broker/testing';
import { z } from 'zod';
import { type ConnectCondition, connectConditions } from '../shared/ConnectCondition.js';

/** How long a call takes while Amazon Connect is slow. */
const SLOW_MS = 3_000;

const schema = z.enum(connectConditions);

/** Puts the emulated Amazon Connect into one condition at a time. A condition lasts until the next one is set. */
export class SimulatedConnect {
  readonly #emulator: ConnectEmulator;
  #condition: ConnectCondition = 'normal';
  #endCondition = (): void => {};

  constructor(emulator: ConnectEmulator) {
    this.#emulator = emulator;
  }

  get condition(): ConnectCondition {
    return this.#condition;
  }

  /** @throws TypeError for a value that is not a condition */
  setCondition(value: unknown): void {
    const { data: condition } = schema.safeParse(value);
    if (condition === undefined) {
      throw new TypeError(
        `The condition must be one of ${connectConditions.join(', ')}; got ${String(value)}.`,
      );
    }
    this.#endCondition();
    this.#endCondition = this.#start(condition);
    this.#condition = condition;
  }

  /** @returns ends the condition */
  #start(condition: ConnectCondition): () => void {
    const emulator = this.#emulator;
    switch (condition) {
      case 'normal':
        return () => {};
      case 'slow':
        return emulator.inject({ kind: 'delay', for: SLOW_MS });
      case 'throttled':
        return emulator.inject({ kind: 'error', status: 429, name: 'ThrottlingException' });
      case 'failing':
        return emulator.inject({ kind: 'error', status: 500, name: 'InternalServiceException' });
      case 'offline':
        emulator.offline = true;
        return () => {
          emulator.offline = false;
        };
    }
  }
}
