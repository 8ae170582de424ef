import type { SimulatedContact, SimulatedContactType } from '../simulatedContact.js';

/** The texts of a contact's card, in the words of the CCP. */
export interface ContactDescription {
  title: string;
  /** The number, customer or task that the title names. */
  who: string;
  /** Names a shape and a colour of the style sheet. */
  phase: 'ringing' | 'calling' | 'connected' | 'on-hold' | 'over';
  state: string;
  transferred: boolean;
  /** Labels of the button with which the agent ends the contact, and of the one that ends it before the agent has accepted it. */
  end: string;
  giveUp: string;
}

const texts: Readonly<
  Record<SimulatedContactType, { title: string; incoming: string; end: string; giveUp: string }>
> = {
  voice: { title: 'Call from', incoming: 'Incoming call', end: 'Hang up', giveUp: 'Caller gives up' },
  queue_callback: {
    title: 'Callback to',
    incoming: 'Queued callback',
    end: 'Hang up',
    giveUp: 'Time runs out',
  },
  chat: { title: 'Chat with', incoming: 'Incoming chat', end: 'End chat', giveUp: 'Customer leaves' },
  task: { title: 'Task:', incoming: 'Incoming task', end: 'End task', giveUp: 'Time runs out' },
  email: { title: 'Email:', incoming: 'Incoming email', end: 'End email', giveUp: 'Time runs out' },
};

export function describeContact(contact: SimulatedContact): ContactDescription {
  const { type, direction, contactId, initialContactId } = contact;
  const { title, incoming, end, giveUp } = texts[type];
  const who = contact.phoneNumber || contact.customerName || contact.name || 'no name';
  return {
    title: `${type === 'voice' && direction === 'outbound' ? 'Call to' : title} ${who}`,
    who,
    transferred: initialContactId !== null && initialContactId !== contactId,
    end,
    giveUp,
    ...describeState(contact, incoming),
  };
}

function describeState(
  contact: SimulatedContact,
  incoming: string,
): Pick<ContactDescription, 'phase' | 'state'> {
  const { direction, onHold, muted } = contact;
  switch (contact.state) {
    case 'incoming':
      return { phase: 'ringing', state: incoming };
    case 'connecting':
      return direction === 'inbound'
        ? { phase: 'ringing', state: incoming }
        : { phase: 'calling', state: 'Calling' };
    case 'connected':
      return {
        phase: onHold ? 'on-hold' : 'connected',
        state: `${onHold ? 'On hold' : 'Connected'}${muted ? ', muted' : ''}`,
      };
    case 'paused':
      return { phase: 'on-hold', state: 'Paused' };
    case 'ended':
      return { phase: 'over', state: 'After-contact work' };
    case 'missed':
      return { phase: 'over', state: 'Missed' };
    case 'rejected':
      return { phase: 'over', state: 'Rejected' };
  }
}
