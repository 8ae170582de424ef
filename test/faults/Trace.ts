import { type Answered, type Asked, type Attempt, type History, idOf, type Values } from './History.js';

/** A history with the connections between its parts: which call carried which request. */
export class Trace {
  readonly history: History;
  readonly #asked: ReadonlyMap<number, Asked>;
  readonly #answered: ReadonlyMap<number, Answered>;
  readonly #attempts = new Map<string, Attempt[]>();

  constructor(history: History) {
    this.history = history;
    this.#asked = new Map(history.asked.map((asked) => [asked.id, asked]));
    this.#answered = new Map(history.answered.map((answered) => [answered.id, answered]));
    for (const attempt of history.attempts) {
      const attempts = this.#attempts.get(attempt.contactId) ?? [];
      attempts.push(attempt);
      this.#attempts.set(attempt.contactId, attempts);
    }
  }

  asked(id: number): Asked | undefined {
    return this.#asked.get(id);
  }

  answerTo(id: number): Answered | undefined {
    return this.#answered.get(id);
  }

  /** In the order in which they began. */
  attemptsOn(contactId: string): readonly Attempt[] {
    return this.#attempts.get(contactId) ?? [];
  }

  /** The request that a value names, if it contains this value. */
  requestOf(values: Values, name: string): Asked | undefined {
    const value = values.attributes[name] ?? '';
    const asked = this.#asked.get(idOf(value) ?? 0);
    return asked?.contactId === values.contactId && asked.attributes[name] === value ? asked : undefined;
  }

  /** Names under which the call has the request's own values. */
  ownNames(values: Values, request: Asked): readonly string[] {
    return Object.keys(request.attributes).filter((name) => this.requestOf(values, name) === request);
  }

  /** Whether the call may have carried the request: each name with its own value, or a later value of its origin. */
  mayCarry(values: Values, request: Asked): boolean {
    return Object.keys(request.attributes).every((name) => {
      const carried = this.requestOf(values, name);
      return carried?.origin === request.origin && carried.id >= request.id;
    });
  }
}

/** Whether Amazon Connect answered that it accepted the call. */
export function wasAccepted({ status, isHtml }: Attempt): boolean {
  return status !== null && status < 300 && !isHtml;
}

/** Whether the call ended in a way that leaves its outcome unknown. */
export function wasUnclear({ status, isHtml }: Attempt): boolean {
  return status === null || status >= 500 || (status < 300 && isHtml);
}
