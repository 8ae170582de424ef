import type { Operation } from '../broker/Operation.js';
import { fromApiNames } from '../connect/apiNames.js';
import { expected } from '../protocol/expected.js';
import { A_CONTACT_ID, isContactIdInPath } from '../protocol/isContactId.js';
import { isPlainObject, own } from '../protocol/plainObject.js';
import { refusal } from '../protocol/refusal.js';
import { findProblems, integer, list, map, type Shape, structure, text } from '../protocol/shapes.js';
import type { ContactAccess } from './ContactAccess.js';

const ENDPOINT = structure({ Type: text(64, 1), Address: text(256) });

const SEGMENT_ATTRIBUTE: Shape = structure({
  ValueString: text(1_024),
  ValueArn: text(1_024),
  ValueInteger: integer,
  ValueList: list((value, path, findings) => SEGMENT_ATTRIBUTE(value, path, findings)),
  ValueMap: map(128, (value, path, findings) => SEGMENT_ATTRIBUTE(value, path, findings)),
});

/** Lengths and members: Amazon Connect API reference, UpdateContact. Which words a `Type` may be, Connect tells. */
const MEMBERS: Readonly<Record<string, Shape>> = {
  Name: text(1_024),
  Description: text(4_096),
  References: map(
    4_096,
    structure(
      { Type: text(64, 1), Value: text(4_096), Status: text(64), Arn: text(256), StatusReason: text(100) },
      ['Type'],
    ),
  ),
  SegmentAttributes: map(128, SEGMENT_ATTRIBUTE),
  QueueInfo: structure({ Id: text(256, 1) }),
  UserInfo: structure({ UserId: text(256, 1) }),
  CustomerEndpoint: ENDPOINT,
  SystemEndpoint: ENDPOINT,
};

/** A checked change. */
export interface UpdateContact {
  readonly contactId: string;
  /** New values by member of the API's request; at least one. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** `message` of the answer to a success. */
export interface UpdateContactMessage {
  readonly response: true;
}

/** `Contact`/`UpdateContact`: what a contact has beside its attributes, as name, description and references. */
export function updateContact(access: ContactAccess): Operation<UpdateContact> {
  return {
    topic: 'Contact',
    subtopic: 'UpdateContact',
    answerSubtopic: 'UpdateContactResponse',
    needsGrant: true,
    parse: parseUpdateContact,
    summarize: ({ contactId }) => ({ contactId }),

    perform({ contactId, changes }, exchange) {
      access.call(
        exchange,
        { contactId, path: 'data.ContactId', contacts: 'seen' },
        { method: 'updateContact', request: { contactId, ...fromApiNames(changes) } },
      );
    },
  };
}

/** @throws BrokerError `INVALID_REQUEST` */
export function parseUpdateContact(data: unknown): UpdateContact {
  if (!isPlainObject(data)) {
    throw refusal('INVALID_REQUEST', [{ path: 'data', message: expected('an object', data) }]);
  }
  const contactId = own(data, 'ContactId');
  const changes = Object.fromEntries(
    Object.keys(MEMBERS)
      .map((name) => [name, own(data, name)])
      .filter(([, value]) => value !== undefined),
  ) as UpdateContact['changes'];
  const details = [
    ...(isContactIdInPath(contactId)
      ? []
      : [{ path: 'data.ContactId', message: expected(A_CONTACT_ID, contactId) }]),
    ...findProblems(structure(MEMBERS), changes, 'data'),
  ];
  if (Object.keys(changes).length === 0) {
    details.push({ path: 'data', message: `expected at least one of ${Object.keys(MEMBERS).join(', ')}` });
  }
  if (details.length > 0) throw refusal('INVALID_REQUEST', details);
  return { contactId: contactId as string, changes };
}
