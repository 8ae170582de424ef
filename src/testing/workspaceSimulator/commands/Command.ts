import type { Desk } from '../Desk.js';
import type { DeskContact } from '../DeskContact.js';

/** What a command of an app is carried out with. */
export interface CommandContext {
  readonly desk: Desk;
  /** The request's data. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The contacts that the app may see. */
  readonly contacts: readonly DeskContact[];
  /** The contact that the request names; the app must be allowed to see it. */
  contact(): DeskContact;
  /** The participant that the request names, with its contact. */
  participant(): Participant;
  /** The agent is active: an expiry warning ends. */
  active(): void;
}

export interface Participant {
  readonly contact: DeskContact;
  readonly side: 'agent' | 'customer';
}

/** Carries out a request and returns the answer's data. Throws a `Refusal` when it cannot. */
export type Command = (context: CommandContext) => unknown;

/** Why a request is answered with an error. */
export class Refusal extends Error {
  readonly errorKey: string;

  constructor(errorKey: string, reason: string) {
    super(reason);
    this.errorKey = errorKey;
  }
}
