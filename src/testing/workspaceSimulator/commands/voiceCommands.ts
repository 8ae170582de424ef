import { type Command, Refusal } from './Command.js';

const phoneNumber: Command = ({ contact }) => {
  const { contactId, phoneNumber } = contact();
  if (phoneNumber === null) throw new Refusal('invalidRequest', `Contact ${contactId} is no call.`);
  return { phoneNumber };
};

export const voiceCommands: Readonly<Record<string, Command>> = {
  'contact/getPhoneNumber': phoneNumber,
  'voice/getInitialCustomerPhoneNumber': phoneNumber,
  'voice/isSelfOnHold': ({ contact }) => ({ isOnHold: contact().agent.onHold }),
  'voice/isParticipantOnHold': ({ participant }) => {
    const { contact, side } = participant();
    return { isOnHold: contact[side].onHold };
  },
  'voice/canResumeSelf': ({ contact }) => ({ canResumeSelf: contact().agent.onHold }),
  'voice/canResumeParticipant': ({ participant }) => {
    const { contact, side } = participant();
    return { canResumeParticipant: contact[side].onHold };
  },
  'voice/holdSelf': ({ desk, contact }) => desk.setHold(contact().contactId, 'agent', true),
  'voice/resumeSelf': ({ desk, contact }) => desk.setHold(contact().contactId, 'agent', false),
  'voice/holdParticipant': ({ desk, participant }) => {
    const { contact, side } = participant();
    desk.setHold(contact.contactId, side, true);
  },
  'voice/resumeParticipant': ({ desk, participant }) => {
    const { contact, side } = participant();
    desk.setHold(contact.contactId, side, false);
  },
};
