import type { ErrorFault } from './Fault.js';
import type { Service } from './operations/Operation.js';
import type { WireErrorDetails } from './WireError.js';

/** An HTTP answer without the headers that every answer has. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly errorName?: string;
  /** Whether a page of another origin may read it. */
  readonly cors: boolean;
}

const contentTypes: Record<Service, string> = {
  connect: 'application/json',
  cognito: 'application/x-amz-json-1.1',
};

export function successAnswer(service: Service, body: object): Answer {
  return {
    status: 200,
    headers: { 'content-type': contentTypes[service] },
    body: JSON.stringify(body),
    cors: true,
  };
}

/**
 * Amazon Connect (REST-JSON) names the exception in a header, Amazon Cognito (JSON 1.1) in header and body
 * ("AWS restJson1 protocol" and "AWS JSON 1.1 protocol", Smithy documentation).
 */
export function errorAnswer(service: Service, error: WireErrorDetails): Answer {
  const nameIn = service === 'connect' ? 'header' : 'both';
  const messageMember = service === 'connect' && error.from === 'service' ? 'Message' : 'message';
  return namedAnswer(service, { ...error, nameIn, messageMember });
}

export function faultAnswer(service: Service, fault: ErrorFault): Answer {
  return namedAnswer(service, {
    nameIn: service === 'connect' ? 'header' : 'both',
    cors: true,
    message: 'Injected fault',
    ...fault,
    messageMember: 'message',
  });
}

export function htmlAnswer(status: number): Answer {
  const body = `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body, cors: true };
}

interface NamedAnswer {
  status: number;
  name?: string;
  message: string;
  messageMember: 'message' | 'Message';
  nameIn: 'header' | 'body' | 'both' | 'none';
  cors?: boolean;
  retryAfterSeconds?: number;
}

function namedAnswer(service: Service, error: NamedAnswer): Answer {
  const { name, nameIn } = error;
  const inHeader = name !== undefined && (nameIn === 'header' || nameIn === 'both');
  const inBody = name !== undefined && (nameIn === 'body' || nameIn === 'both');
  return {
    status: error.status,
    headers: {
      'content-type': contentTypes[service],
      ...(inHeader && { 'x-amzn-errortype': name }),
      ...(error.retryAfterSeconds !== undefined && { 'retry-after': String(error.retryAfterSeconds) }),
    },
    body: JSON.stringify({ ...(inBody && { __type: name }), [error.messageMember]: error.message }),
    cors: error.cors ?? true,
    ...(name !== undefined && { errorName: name }),
  };
}
