import { SeededRandom } from '../../test/faults/SeededRandom.js';
import { EventQueue } from './EventQueue.js';

/** A contact centre. Times are seconds. */
export interface Centre {
  readonly agents: number;
  /** Calls of UpdateContactAttributes per second that the account may make. */
  readonly quota: number;
  readonly seconds: number;
  /** What happens before is not counted. */
  readonly warmUp: number;
}

/** What agents and flows do, whatever carries it. */
export const BEHAVIOUR = {
  contactSeconds: 360,
  secondsBetweenBursts: 90,
  savesOfABurst: 3,
  secondsBetweenSaves: 2,
  /** Calls of contact flows, as a share of the quota. They are not made again. */
  flows: 0.15,
  callSeconds: 0.08,
  refusalSeconds: 0.03,
  /** Calls at once after a rest, in seconds of the quota: 15 of 10 a second. */
  burstSeconds: 1.5,
} as const;

/** Simulated time, chance, and the quota that all share. */
export class World {
  readonly random: SeededRandom;
  readonly centre: Centre;
  readonly flows = { made: 0, refused: 0 };
  now = 0;
  readonly #events = new EventQueue<() => void>();
  #tokens: number;
  #filledAt = 0;

  constructor(centre: Centre, seed: number) {
    this.centre = centre;
    this.random = new SeededRandom(seed);
    this.#tokens = centre.quota * BEHAVIOUR.burstSeconds;
  }

  get isCounted(): boolean {
    return this.now >= this.centre.warmUp;
  }

  after(seconds: number, action: () => void): void {
    this.#events.add(this.now + seconds, action);
  }

  /** An exponential distribution: events that know nothing of each other. */
  around(mean: number): number {
    return -mean * Math.log(1 - this.random.next());
  }

  /** Whether Amazon Connect lets one more call through. */
  call(): boolean {
    const { quota } = this.centre;
    this.#tokens = Math.min(
      quota * BEHAVIOUR.burstSeconds,
      this.#tokens + (this.now - this.#filledAt) * quota,
    );
    this.#filledAt = this.now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** @param save an agent saves something of a contact */
  run(save: (contact: string) => void): void {
    for (let agent = 0; agent < this.centre.agents; agent += 1) this.#work(agent, save);
    this.#flow();
    for (let event = this.#events.take(); event !== undefined; event = this.#events.take()) {
      if (event.key > this.centre.seconds) return;
      this.now = event.key;
      event.item();
    }
  }

  #work(agent: number, save: (contact: string) => void): void {
    const { contactSeconds, secondsBetweenBursts, savesOfABurst, secondsBetweenSaves } = BEHAVIOUR;
    const phase = this.random.next() * contactSeconds;
    const contact = (): string => `${agent}.${Math.floor((this.now + phase) / contactSeconds)}`;
    const burst = (saves: number): void => {
      save(contact());
      if (saves > 1) this.after(this.around(secondsBetweenSaves), () => burst(saves - 1));
    };
    const next = (): void => {
      this.after(this.around(secondsBetweenBursts), () => {
        burst(savesOfABurst);
        next();
      });
    };
    next();
  }

  #flow(): void {
    this.after(this.around(1 / (BEHAVIOUR.flows * this.centre.quota)), () => {
      const isLet = this.call();
      if (this.isCounted) {
        this.flows.made += 1;
        if (!isLet) this.flows.refused += 1;
      }
      this.#flow();
    });
  }
}
