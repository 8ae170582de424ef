/**
 * What AWS does not document, collected in one place. Every field is a guess at what the real service does; a client
 * should work with every value. Change them with the option `assumptions`.
 *
 * Guesses that are built in and cannot be changed:
 * - A refused call is not applied, not even in part.
 * - A call that is refused for its content still counts against the quota; one refused by the quota does not.
 * - A call over the quota is refused before its content is read; the answer has no `retry-after`.
 * - An unknown operation gets 404 `UnknownOperationException`; a malformed `Authorization` gets 403 `IncompleteSignatureException`.
 * - Answers of Amazon Connect other than authorization failures have `Access-Control-Allow-Origin: *`, whatever their status.
 * - An unsigned payload is not accepted.
 * - A write under a transfer's initial contact changes `lastUpdatedAt` only of the initial contact, and changes it even
 *   when no value changed.
 * - UpdateContact accepts every contact by its own id, including transferred, completed and old ones. A reference or a segment
 *   attribute that is sent again is replaced whole. A value that is set to the empty string remains, empty.
 * - Names and values count as the bytes of a contact's references.
 * - DescribeContact describes every contact as a voice contact, `INBOUND` or, if it is a transfer, `TRANSFER`.
 * - Amazon Cognito refuses all requests with 400, and every origin and page may read why.
 */
export interface Assumptions {
  /**
   * Whether 403 answers to calls with bad credentials have CORS headers, so that a page can read them. Recorded
   * browser traffic suggests that they do not: the page sees a network error. Default `false`.
   */
  readonly readableAuthorizationFailures: boolean;
  /**
   * What happens when attributes are read or written by a transferred contact's own id instead of its initial contact's:
   * `not_found` (404), `invalid_request` (400), or `shared` (as if the initial id had been sent). Default `not_found`.
   */
  readonly transferredContactId: 'not_found' | 'invalid_request' | 'shared';
  /** Whether an attribute that was set to the empty string is omitted when read, or has the value `""`. Default `omitted`. */
  readonly emptiedAttributes: 'omitted' | 'empty';
  /** Whether calls with a bad signature use up the quota (`before_signature`) or not (`after_signature`, default). */
  readonly quotaStage: 'before_signature' | 'after_signature';
  /** Exception names of refusals whose status is known, or fairly certain, but whose name is unknown. */
  readonly errorNames: ErrorNames;
}

export interface ErrorNames {
  /** 429, over the quota. Default `TooManyRequestsException`. */
  readonly throttled: string;
  /** 400, an attribute name with characters other than letters, digits, `-` and `_`. Default `InvalidParameterException`. */
  readonly badAttributeName: string;
  /** 400, a member that is too short or too long. Default `InvalidParameterException`. */
  readonly wrongLength: string;
  /** 400, over 32,768 bytes after the merge. Default `InvalidRequestException`. */
  readonly attributesTooLarge: string;
  /** 400, a required member is missing. Default `InvalidRequestException`. */
  readonly missingMember: string;
  /** 400, the contact began before 2018-09-12. Default `InvalidRequestException`. */
  readonly contactTooOld: string;
  /** 400, an UpdateContact without any member to update. Default `InvalidRequestException`. */
  readonly nothingToUpdate: string;
  /** 400, UpdateContact: a value that is not in the model, or a reference without `Type`. Default `InvalidParameterException`. */
  readonly badValue: string;
  /** 400, over 4,096 bytes of references after the merge. Default `InvalidRequestException`. */
  readonly referencesTooLarge: string;
  /**
   * 400, a segment attribute that is not predefined in the instance, is user-defined but no string, or is system-defined
   * and not `connect:ContactExpiry`. Default `InvalidParameterException`.
   */
  readonly badSegmentAttribute: string;
  /** 400, queue, user or endpoint of a contact other than an external audio contact. Default `InvalidRequestException`. */
  readonly notExternalAudio: string;
  /** 400, a body that is no JSON object, or a member of a wrong type. Default `SerializationException`. */
  readonly malformedBody: string;
}

/** The assumptions that hold unless an option says otherwise. */
export const assumptions: Assumptions = {
  readableAuthorizationFailures: false,
  transferredContactId: 'not_found',
  emptiedAttributes: 'omitted',
  quotaStage: 'after_signature',
  errorNames: {
    throttled: 'TooManyRequestsException',
    badAttributeName: 'InvalidParameterException',
    wrongLength: 'InvalidParameterException',
    attributesTooLarge: 'InvalidRequestException',
    missingMember: 'InvalidRequestException',
    contactTooOld: 'InvalidRequestException',
    nothingToUpdate: 'InvalidRequestException',
    badValue: 'InvalidParameterException',
    referencesTooLarge: 'InvalidRequestException',
    badSegmentAttribute: 'InvalidParameterException',
    notExternalAudio: 'InvalidRequestException',
    malformedBody: 'SerializationException',
  },
};
