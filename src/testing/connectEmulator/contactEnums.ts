export const referenceTypes = [
  'URL',
  'ATTACHMENT',
  'CONTACT_ANALYSIS',
  'NUMBER',
  'STRING',
  'DATE',
  'EMAIL',
  'EMAIL_MESSAGE',
  'EMAIL_MESSAGE_PLAIN_TEXT',
  'EMAIL_MESSAGE_PLAIN_TEXT_REDACTED',
  'EMAIL_MESSAGE_REDACTED',
] as const;
/**
 * `Type` of a reference.
 * @useDeclaredType
 */
export type ReferenceType = (typeof referenceTypes)[number];

export const referenceStatuses = [
  'AVAILABLE',
  'DELETED',
  'APPROVED',
  'REJECTED',
  'PROCESSING',
  'FAILED',
] as const;
/**
 * `Status` of a reference to an attachment.
 * @useDeclaredType
 */
export type ReferenceStatus = (typeof referenceStatuses)[number];

export const endpointTypes = [
  'TELEPHONE_NUMBER',
  'VOIP',
  'CONTACT_FLOW',
  'CONNECT_PHONENUMBER_ARN',
  'EMAIL_ADDRESS',
] as const;
/**
 * `Type` of an endpoint.
 * @useDeclaredType
 */
export type EndpointType = (typeof endpointTypes)[number];
