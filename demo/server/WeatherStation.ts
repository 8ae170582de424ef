import type { ConnectEmulator } from 'connect-message-broker/testing';
import { z } from 'zod';
import { type Weather, weathers } from '../shared/Weather.js';

/** How long a call takes while Amazon Connect is slow. */
const SLOW_MS = 3_000;

const schema = z.enum(weathers);

/** Makes the simulated Amazon Connect behave like one in trouble. Each weather lasts until the next. */
export class WeatherStation {
  readonly #emulator: ConnectEmulator;
  #weather: Weather = 'fair';
  #clearUp = (): void => {};

  constructor(emulator: ConnectEmulator) {
    this.#emulator = emulator;
  }

  get weather(): Weather {
    return this.#weather;
  }

  /** @throws TypeError for what is no weather */
  set(value: unknown): void {
    const { data: weather } = schema.safeParse(value);
    if (weather === undefined) {
      throw new TypeError(`The weather must be one of ${weathers.join(', ')}; got ${String(value)}.`);
    }
    this.#clearUp();
    this.#clearUp = this.#begin(weather);
    this.#weather = weather;
  }

  /** @returns ends this weather */
  #begin(weather: Weather): () => void {
    const emulator = this.#emulator;
    switch (weather) {
      case 'fair':
        return () => {};
      case 'slow':
        return emulator.inject({ kind: 'delay', for: SLOW_MS });
      case 'throttled':
        return emulator.inject({ kind: 'error', status: 429, name: 'ThrottlingException' });
      case 'failing':
        return emulator.inject({ kind: 'error', status: 500, name: 'InternalServiceException' });
      case 'gone':
        emulator.offline = true;
        return () => {
          emulator.offline = false;
        };
    }
  }
}
