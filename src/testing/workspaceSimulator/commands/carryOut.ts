import { isRecord } from '../../isRecord.js';
import type { Desk } from '../Desk.js';
import type { DeskContact } from '../DeskContact.js';
import { ACTIVITY, CONTACT, VOICE } from '../deskEvents.js';
import type { AppRequest } from '../wire/appMessage.js';
import { agentCommands } from './agentCommands.js';
import { type Command, Refusal } from './Command.js';
import { contactCommands } from './contactCommands.js';
import { voiceCommands } from './voiceCommands.js';

const commands: Readonly<Record<string, Readonly<Record<string, Command>>>> = {
  [CONTACT]: { ...agentCommands, ...contactCommands },
  [VOICE]: voiceCommands,
  [ACTIVITY]: { sendActivity: ({ active }) => active() },
};

/** The SDK's `AppContactScope.CurrentContactId`. */
const CURRENT = 'CURRENT_CONTACT';

/** What an app may see, and what its requests can do besides the desk. */
export interface Reach {
  readonly desk: Desk;
  /** The only contact of an app that was opened for one. */
  readonly onlyContact: string | null;
  /** The contact that "the current contact" means. */
  readonly currentContact: string | null;
  /** The agent is active: an expiry warning ends. */
  active(): void;
}

/**
 * Carries out the request of an app.
 *
 * @returns the answer's data
 * @throws Refusal with the answer's error
 */
export function carryOut({ namespace, command, data }: AppRequest, reach: Reach): unknown {
  const { desk, onlyContact, currentContact, active } = reach;
  const perform = commands[namespace]?.[command];
  if (!perform)
    throw new Refusal('handlerNotFound', `The simulator does not know ${command} in ${namespace}.`);
  const given = isRecord(data) ? data : {};
  const contacts = desk.contacts.filter(isVisible);

  function isVisible({ contactId }: DeskContact): boolean {
    return onlyContact === null || onlyContact === contactId;
  }
  try {
    return perform({
      desk,
      data: given,
      contacts,
      active,
      contact() {
        const id =
          given.contactId === undefined || given.contactId === CURRENT ? currentContact : given.contactId;
        const contact = contacts.find(({ contactId }) => contactId === id);
        if (!contact) throw new Refusal('contactNotFound', `The app sees no contact ${String(id)}.`);
        return contact;
      },
      participant() {
        for (const contact of contacts) {
          for (const side of ['agent', 'customer'] as const) {
            if (contact[side].participantId === given.participantId) return { contact, side };
          }
        }
        throw new Refusal(
          'participantNotFound',
          `The app sees no participant ${String(given.participantId)}.`,
        );
      },
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalidRequest', error instanceof Error ? error.message : String(error));
  }
}
