/**
 * What AWS does not document, gathered in one place. Every field is a guess at what the real service does; a client
 * should work whichever way they turn out. Change them with the option `assumptions`.
 *
 * Guesses that are built in and cannot be changed:
 * - A refused call is not applied, not even in part.
 * - A call that is refused for its content still counts against the quota; one refused by the quota does not.
 * - A call over the quota is refused before its content is looked at, and carries no `retry-after`.
 * - An unknown operation is 404 `UnknownOperationException`; a malformed `Authorization` is 403 `IncompleteSignatureException`.
 * - Answers of Amazon Connect other than authorization failures carry `Access-Control-Allow-Origin: *`, whatever their status.
 * - An unsigned payload is not accepted.
 * - A write through a transfer's initial contact moves `lastUpdatedAt` of the initial contact only, and moves it even
 *   when no value changed.
 * - UpdateContact takes any contact by its own id, transferred, completed and old ones too. A reference or a segment
 *   attribute that is sent again is replaced whole. What is set to the empty string stays, as an empty one.
 * - Of the bytes of a contact's references, names and values count.
 * - DescribeContact tells every contact as a voice contact, `INBOUND` or, if it is a transfer, `TRANSFER`.
 * - Amazon Cognito refuses all requests with 400 and lets every origin and page read why.
 */
export interface Assumptions {
  /**
   * Whether 403 answers to calls with bad credentials carry CORS headers, so that a page can read them. Recorded
   * browser traffic suggests that they do not: the page sees a network error. Default `false`.
   */
  readonly readableAuthorizationFailures: boolean;
  /**
   * What happens when attributes are read or written by a transferred contact's own id instead of its initial contact's:
   * `not_found` (404), `invalid_request` (400), or `shared` (as if the initial id had been sent). Default `not_found`.
   */
  readonly transferredContactId: 'not_found' | 'invalid_request' | 'shared';
  /** How an attribute that was set to the empty string is read back: not at all, or as `""`. Default `omitted`. */
  readonly emptiedAttributes: 'omitted' | 'empty';
  /** Whether calls with a bad signature eat the quota (`before_signature`) or not (`after_signature`, default). */
  readonly quotaStage: 'before_signature' | 'after_signature';
  /** Exception names of refusals whose status is known, or fairly sure, but whose name is not. */
  readonly errorNames: ErrorNames;
}

export interface ErrorNames {
  /** 429, over the quota. Default `TooManyRequestsException`. */
  readonly throttled: string;
  /** 400, an attribute name with other characters than letters, digits, `-` and `_`. Default `InvalidParameterException`. */
  readonly badAttributeName: string;
  /** 400, a member that is too short or too long. Default `InvalidParameterException`. */
  readonly wrongLength: string;
  /** 400, over 32,768 bytes after the merge. Default `InvalidRequestException`. */
  readonly attributesTooLarge: string;
  /** 400, a required member is not there. Default `InvalidRequestException`. */
  readonly missingMember: string;
  /** 400, the contact began before 2018-09-12. Default `InvalidRequestException`. */
  readonly contactTooOld: string;
  /** 400, an UpdateContact without any member to update. Default `InvalidRequestException`. */
  readonly nothingToUpdate: string;
  /** 400, UpdateContact: a value that is none of those in the model, or a reference without `Type`. Default `InvalidParameterException`. */
  readonly badValue: string;
  /** 400, over 4,096 bytes of references after the merge. Default `InvalidRequestException`. */
  readonly referencesTooLarge: string;
  /**
   * 400, a segment attribute that is not predefined in the instance, is user-defined but no string, or is system-defined
   * and not `connect:ContactExpiry`. Default `InvalidParameterException`.
   */
  readonly badSegmentAttribute: string;
  /** 400, queue, user or endpoint of a contact that is no external audio contact. Default `InvalidRequestException`. */
  readonly notExternalAudio: string;
  /** 400, a body that is no JSON object, or a member of another type. Default `SerializationException`. */
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
