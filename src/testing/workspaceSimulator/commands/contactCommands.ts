import { queueData } from '../../ccpSimulator/agentArns.js';
import { coreContactOf, participantOf, participantStateOf } from '../sdkData.js';
import type { Command, CommandContext } from './Command.js';

export const contactCommands: Readonly<Record<string, Command>> = {
  'contact/getAttributes': ({ contact, data }) => {
    const { attributes } = contact();
    const names = Array.isArray(data.attributes) ? data.attributes : Object.keys(attributes);
    return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
  },
  'contact/getInitialContactId': ({ contact }) => ({ initialContactId: contact().initialContactId }),
  'contact/getType': ({ contact }) => ({ type: contact().type }),
  'contact/getChannelType': ({ contact }) => {
    const { type, subtype } = contact();
    return { type, subtype };
  },
  'contact/getStateDuration': ({ contact }) => ({
    stateDuration: Date.now() - contact().stateSince.getTime(),
  }),
  'contact/getQueue': (context) => queueOf(context),
  'contact/getQueueTimestamp': ({ contact }) => ({ queueTimestamp: contact().queuedAt }),
  'contact/getContactRegion': ({ contact, desk }) => {
    contact();
    return { region: desk.agent.region };
  },
  'contact/getInstanceDetails': ({ contact, desk }) => {
    contact();
    return { origin: 'https://simulated.my.connect.aws', region: desk.agent.region };
  },
  'contact/isAutoAcceptEnabled': ({ contact }) => {
    contact();
    return { isAutoAcceptEnabled: false };
  },
  'contact/isPreviewMode': ({ contact }) => {
    contact();
    return { isPreviewMode: false };
  },
  'contact/getContact': (context) => ({ ...coreContactOf(context.contact()), queue: queueOf(context) }),
  'contact/listContacts': ({ contacts }) => contacts.map(coreContactOf),
  'contact/listParticipants': ({ contact }) => {
    const found = contact();
    return found.parties.map((party) => participantOf(found, party));
  },
  'contact/getParticipant': ({ participant }) => {
    const { contact, side } = participant();
    return participantOf(contact, contact[side]);
  },
  'contact/getParticipantState': ({ participant }) => {
    const { contact, side } = participant();
    return participantStateOf(contact, contact[side]);
  },
  'contact/accept': ({ desk, contact }) => desk.accept(contact().contactId),
  'contact/reject': ({ desk, contact }) => desk.reject(contact().contactId),
  'contact/disconnectSelf': ({ desk, contact }) => desk.end(contact().contactId),
  'contact/clear': ({ desk, contact }) => desk.clear(contact().contactId),
};

function queueOf({ desk, contact }: CommandContext) {
  return queueData(desk.agent, contact().queue);
}
