import { hashOf } from './identifiers.js';
import type { Address } from './readRequest.js';

/** Identifies a queued request when its result is asked for. */
export interface Ticket {
  readonly group: string;
  /** Padded. */
  readonly sequence: string;
  readonly address: Address;
}

type Fields = [string, string, string, string, string, (string | number | null)?];

/**
 * Tickets carry all that the answer needs, so that nothing has to be stored for them. A check over the queue's address
 * and the agent makes a ticket useless to other agents.
 */
export class Tickets {
  readonly #secret: string;

  /** @param secret what only the handlers know */
  constructor(secret: string) {
    this.#secret = secret;
  }

  write({ group, sequence, address }: Ticket, agent: string | undefined): string {
    const { topic, subtopic, answerSubtopic, requestId } = address;
    const fields: Fields = [group, sequence, topic, subtopic, answerSubtopic, requestId ?? null];
    const text = Buffer.from(JSON.stringify(fields)).toString('base64url');
    return `${text}.${this.#check(text, agent)}`;
  }

  /** @returns undefined unless this agent was given the ticket */
  read(ticket: string, agent: string | undefined): Ticket | undefined {
    const [text = '', check] = ticket.split('.');
    if (check !== this.#check(text, agent)) return undefined;
    const fields = JSON.parse(Buffer.from(text, 'base64url').toString()) as Fields;
    const [group, sequence, topic, subtopic, answerSubtopic, requestId] = fields;
    const address = { topic, subtopic, answerSubtopic, ...(requestId != null && { requestId }) };
    return { group, sequence, address };
  }

  #check(text: string, agent: string | undefined): string {
    return hashOf([this.#secret, agent, text]).slice(0, 32);
  }
}
