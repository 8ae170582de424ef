/**
 * The result of checking a call's signature:
 * - `valid`; `not_required` (preflights, Amazon Cognito, unknown routes); `not_checked` (refused or cut before);
 * - `missing`: no `Authorization`; `malformed`: it does not have the AWS4-HMAC-SHA256 form, or `x-amz-date` is no date;
 * - `unsigned_header`: `host` or an `x-amz-…` header is not signed;
 * - `unknown_key`: no such access key; `bad_session_token`: a temporary key without its session token, or with a different one;
 *   `expired_session`: its lifetime is over;
 * - `clock`: more than five minutes from the service's clock; `scope`: made for a different day, Region or service;
 * - `body_hash`: `x-amz-content-sha256` does not match the body; `mismatch`: signed with a different secret, or changed since.
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
