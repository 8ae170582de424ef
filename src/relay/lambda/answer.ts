import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Address } from './readRequest.js';
import { type BrokerError, CHANNEL, type ErrorType, failureMessage, isErrorType } from './wire.js';

const STATUS: Readonly<Record<ErrorType, number>> = {
  INVALID_REQUEST: 400,
  ATTRIBUTES_TOO_LARGE: 413,
  NOT_PERMITTED: 403,
  RATE_LIMITED: 429,
  AGENT_NOT_LOGGED_IN: 403,
  CONTACT_NOT_FOUND: 404,
  REJECTED_BY_CONNECT: 422,
  WRONG_REGION: 421,
  ACCESS_DENIED: 403,
  CONFLICT: 409,
  THROTTLED: 429,
  CONNECT_UNAVAILABLE: 503,
  TIMEOUT: 503,
  BROKER_STOPPED: 503,
};

/** An answer envelope as the HTTP API sends it. */
export function answer(
  statusCode: number,
  address: Address,
  message: object,
): APIGatewayProxyStructuredResultV2 {
  const { topic, answerSubtopic, requestId } = address;
  return {
    statusCode,
    // A ticket's answer changes: no cache may keep it.
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify({ channel: CHANNEL, topic, subtopic: answerSubtopic, message, requestId }),
  };
}

/** @param statusCode default: what the error's type means */
export function refuse(
  address: Address,
  error: BrokerError,
  statusCode = statusOf(error),
): APIGatewayProxyStructuredResultV2 {
  return answer(statusCode, address, failureMessage(error));
}

function statusOf({ errorType }: BrokerError): number {
  // The other types are of clients; failureMessage makes the same of them.
  return STATUS[isErrorType(errorType) ? errorType : 'CONNECT_UNAVAILABLE'];
}
