import type { SimulatedContact } from '../simulatedContact.js';

/** What a card says of its contact, in the words of the CCP. */
export interface ContactDescription {
  title: string;
  /** Names a shape and a colour of the style sheet. */
  phase: 'ringing' | 'calling' | 'connected' | 'on-hold' | 'over';
  state: string;
  transferred: boolean;
}

export function describeContact(contact: SimulatedContact): ContactDescription {
  const { direction, phoneNumber, contactId, initialContactId } = contact;
  return {
    title: `${direction === 'inbound' ? 'Call from' : 'Call to'} ${phoneNumber}`,
    transferred: initialContactId !== null && initialContactId !== contactId,
    ...describeState(contact),
  };
}

function describeState(contact: SimulatedContact): Pick<ContactDescription, 'phase' | 'state'> {
  const { direction, onHold, muted } = contact;
  switch (contact.state) {
    case 'connecting':
      return direction === 'inbound'
        ? { phase: 'ringing', state: 'Incoming call' }
        : { phase: 'calling', state: 'Calling' };
    case 'connected':
      return {
        phase: onHold ? 'on-hold' : 'connected',
        state: `${onHold ? 'On hold' : 'Connected'}${muted ? ', muted' : ''}`,
      };
    case 'ended':
      return { phase: 'over', state: 'After-contact work' };
    case 'missed':
      return { phase: 'over', state: 'Missed' };
    case 'rejected':
      return { phase: 'over', state: 'Rejected' };
  }
}
