/**
 * What became of a call's signature:
 * - `valid`; `not_required` (preflights, Amazon Cognito, unknown routes); `not_checked` (refused or cut before);
 * - `missing`: no `Authorization`; `malformed`: it is not of the AWS4-HMAC-SHA256 form, or `x-amz-date` is none;
 * - `unsigned_header`: `host` or an `x-amz-…` header is not among the signed ones;
 * - `unknown_key`: no such access key; `bad_session_token`: a temporary key without its session token, or with another;
 *   `expired_session`: its time is over;
 * - `clock`: more than five minutes from the service's clock; `scope`: made for another day, Region or service;
 * - `body_hash`: `x-amz-content-sha256` is not that of the body; `mismatch`: signed with another secret, or changed since.
 */
export type SignatureVerdict =
  | 'valid'
  | 'not_required'
  | 'not_checked'
  | 'missing'
  | 'malformed'
  | 'unsigned_header'
  | 'unknown_key'
  | 'bad_session_token'
  | 'expired_session'
  | 'clock'
  | 'scope'
  | 'body_hash'
  | 'mismatch';
