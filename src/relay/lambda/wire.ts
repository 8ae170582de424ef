/** All that the handlers share with the page: the wire's checks, limits and errors, and the Amazon Connect API. */

export { fromApiNames, toApiNames } from '../../connect/apiNames.js';
export { classifyError, nameOf } from '../../connect/aws/classifyError.js';
export { commandFor } from '../../connect/aws/commandFor.js';
export { htmlAnswer } from '../../connect/aws/htmlAnswer.js';
export { statusOf } from '../../connect/aws/statusOf.js';
export type { AttemptFailure, AttemptResult } from '../../connect/Connection.js';
export { attributesCall, type ContactCall } from '../../connect/ContactCall.js';
export { BrokerError, isBrokerError } from '../../protocol/BrokerError.js';
export { CHANNEL } from '../../protocol/channel.js';
export { parseGetContactAttributes, parseUpdateContact } from '../../protocol/contactRequests.js';
export {
  checkRequestMembers,
  isEnvelope,
  isRequestId,
  type RequestId,
} from '../../protocol/envelope.js';
export { type ErrorType, isErrorType } from '../../protocol/errorTypes.js';
export { failureMessage } from '../../protocol/failureMessage.js';
export { LIMITS } from '../../protocol/limits.js';
export { namePattern } from '../../protocol/namePattern.js';
export { isPlainObject, own } from '../../protocol/plainObject.js';
export { refusal } from '../../protocol/refusals.js';
export { utf8Length } from '../../protocol/text.js';
export { parseUpdateContactAttribute } from '../../protocol/updateContactAttribute.js';
