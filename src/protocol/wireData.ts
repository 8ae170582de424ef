// Written by `npm run generate` from schemas.ts: change the rules there.
import { INTEGER, STRING, bounded, closedObject, later, list, map, object, oneOf, text, textOfUnits, units, type Shape } from './shapes.js';

const ContactReference: Shape = closedObject(
  {
    Type: text(1, 64),
    Value: text(0, 4096),
    Status: text(0, 64),
    Arn: text(0, 256),
    StatusReason: text(0, 100),
  },
  'Type',
);

const SegmentAttributeValue: Shape = closedObject(
  {
    ValueString: text(0, 1024),
    ValueArn: text(0, 1024),
    ValueInteger: INTEGER,
    ValueList: list(later(() => SegmentAttributeValue)),
    ValueMap: map(text(1, 128, '__proto__'), later(() => SegmentAttributeValue)),
  },
);

const ContactEndpoint: Shape = closedObject({ Type: text(1, 64), Address: text(0, 256) });

const EventTopic: Shape = oneOf('Agent', 'InboundCall', 'OutboundCall', 'Error');

/** `data` of requests; that of `OutboundCall/UpdateContactAttribute` is below. */
export const REQUEST_DATA = {
  'Contact/GetContactAttributes': object(
    { InitialContactId: textOfUnits(1, 256, '.', '..'), Names: list(STRING, 0, 32768) },
    ['InitialContactId'],
  ),
  'Contact/UpdateContact': bounded(
    10,
    10000,
    object(
      {
        ContactId: textOfUnits(1, 256, '.', '..'),
        Name: text(0, 1024),
        Description: text(0, 4096),
        References: map(text(1, 4096, '__proto__'), ContactReference),
        SegmentAttributes: map(text(1, 128, '__proto__'), SegmentAttributeValue),
        QueueInfo: closedObject({ Id: text(1, 256) }),
        UserInfo: closedObject({ UserId: text(1, 256) }),
        CustomerEndpoint: ContactEndpoint,
        SystemEndpoint: ContactEndpoint,
      },
      ['ContactId'],
      true,
    ),
  ),
  'App/Subscribe': object({ topics: list(EventTopic, 1, 4) }, ['topics']),
};

/** `data` of `OutboundCall/UpdateContactAttribute`: the contact's id, names and values. Lengths are in UTF-16 units. */
export const ATTRIBUTES = {
  contactId: textOfUnits(1, 256),
  name: /^[A-Za-z0-9_-]+$/,
  maxName: 32767,
  /** The one name that the pattern admits and the schema excludes. */
  exceptName: '__proto__',
  maxValue: 32767,
  /** Bytes of UTF-8, names and values together. */
  maxBytes: 32768,
};

/** What the host page needs for each grant to have an effect: a way to make this call, or a softphone that it shows. */
export const NEEDS = {
  'OutboundCall/UpdateContactAttribute': 'updateContactAttributes',
  'Contact/GetContactAttributes': 'getContactAttributes',
  'Contact/UpdateContact': 'updateContact',
  'InboundCall/InboundCallStateChange': 'softphone',
  'Agent/SetAgentState': 'softphone',
  'Agent/StateSync': 'softphone',
} as const;

/** A `requestId` that is a string. */
export const REQUEST_ID_TEXT = units(1, 128);

export const SOURCE = units(0, 256);
