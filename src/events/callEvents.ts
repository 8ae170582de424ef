import { type BusEvent, busEvent, type Reader } from '../broker/BusEvent.js';
import type { Call, CallEvent, CallMessage, ContactType } from '../protocol/callMessage.js';
import { own } from '../protocol/plainObject.js';
import type { SoftphoneContact } from '../session/SoftphoneSession.js';
import { hiddenButtons } from './agentEvents.js';

const BUTTON_NAMES = [
  'answer',
  'reject',
  'disconnect',
  'hold',
  'resume',
  'clearContact',
  'consult',
  'numberpad',
  'swap',
  'transfer',
  'conference',
] as const;

const BUTTONS = hiddenButtons(BUTTON_NAMES);
const BUTTON_STATES = Object.fromEntries(BUTTON_NAMES.map((name) => [name, false]));

/** The family's words for Streams' `ContactStateType`. */
const EVENTS = {
  connected: 'connected',
  missed: 'missed',
  error: 'missed',
  rejected: 'Rejected',
  ended: 'ACW',
  pending: 'pending',
  paused: 'paused',
} as const satisfies Readonly<Record<string, CallEvent>>;

/** What has become of a contact that the softphone shows. */
export function callEventOf(contact: SoftphoneContact): CallEvent {
  const event = (own(EVENTS, contact.state) ?? 'connecting') as CallEvent;
  return event === 'connected' && customerOf(contact)?.state === 'hold' ? 'hold' : event;
}

/**
 * `InboundCall`/`InboundCallStateChange`, granted by name. The other party's number is for readers of the
 * name `ANI`, and attributes are for readers of their names.
 *
 * @param previous absent when it is the first of the contact
 */
export function callStateChange(
  contact: SoftphoneContact,
  event: CallEvent,
  previous: CallEvent | undefined,
): BusEvent {
  return {
    ...busEvent(
      'InboundCall',
      'InboundCallStateChange',
      (reader): CallMessage => ({ call: callOf(contact, event, previous, reader), source: 'event' }),
      true,
    ),
    isPartial: contact.isPartial,
  };
}

function callOf(
  contact: SoftphoneContact,
  event: CallEvent,
  previous: CallEvent | undefined,
  reader: Reader,
): Call {
  const customer = customerOf(contact);
  const connectionId = customer?.connectionId ?? '';
  const type = customer?.type ?? '';
  const mayReadNumbers = reader.mayRead('ANI');
  const phoneNumber = (mayReadNumbers && customer?.phoneNumber) || null;
  const attributes = Object.entries(contact.attributes).filter(([name]) => reader.mayRead(name));
  return {
    id: connectionId,
    event,
    CallType: type,
    CallVariables: {
      ...Object.fromEntries(attributes),
      // Last: an attribute of this name, which an app may have written, must not pass for the number.
      ...(phoneNumber !== null && { ANI: phoneNumber }),
    },
    ExtendedCallVariables: {},
    ButtonStates: BUTTONS,
    ActionsAllowed: [],
    ResponseType: 0,
    ResponseText: '',
    ResponseActual: {
      connectionId,
      contactId: contact.contactId,
      initialContactId: contact.initialContactId,
      phoneNumber,
      status: event,
      statusTimestamp: contact.stateSince,
      type,
      buttonStates: BUTTON_STATES,
      ...(previous !== undefined && { previousStatus: previous }),
    },
    ResponseFields: {
      Participants: contact.connections.map((connection) => ({
        connectionId: connection.connectionId,
        type: connection.type,
        state: connection.state,
        phoneNumber: mayReadNumbers ? connection.phoneNumber : null,
      })),
      MediaProperties: {
        callType: contact.type,
        queueName: contact.queueName,
        queueTimestamp: contact.queueTimestamp,
      },
      fromAddress: phoneNumber,
      CallState: event,
      Type: contact.type as ContactType,
      CurrentStateTime: contact.stateSince,
      Campaign: '',
      DN: type === 'outbound' ? phoneNumber : null,
    },
  };
}

/** The connection that the contact began with; while the agent listens in, any that is there. */
function customerOf({ connections }: SoftphoneContact) {
  return (
    connections.find(({ isInitial }) => isInitial) ??
    connections.find(({ type }) => type !== 'agent') ??
    connections[0]
  );
}
