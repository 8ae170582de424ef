import type {
  APIGatewayProxyEventV2WithJWTAuthorizer as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda';
import { type Agent, readAgent } from './Agent.js';
import { answer, refuse } from './answer.js';
import { type Clock, realClock } from './Clock.js';
import type { ConnectApi } from './ConnectApi.js';
import type { OutgoingMessage } from './Fifo.js';
import { resultOf } from './GroupStatus.js';
import { deduplicationId, groupOf, padSequence } from './identifiers.js';
import { type Log, metricsEntry, writeLog } from './log.js';
import { messageBody } from './messageBody.js';
import type { OwnershipMode, OwnershipReader } from './ownership.js';
import { Patience } from './Patience.js';
import { checkNames, checkOwner } from './permit.js';
import { readAttributes } from './readAttributes.js';
import { addressOf, parseJson, type RelayRequest, readRequest, type WriteContent } from './readRequest.js';
import type { StatusReader } from './StatusTable.js';
import { type Ticket, Tickets } from './Ticket.js';
import { BrokerError, isBrokerError, nameOf, namePattern, refusal, statusOf } from './wire.js';

const FIRST_LOOK_MS = 40;
const SLOWEST_LOOK_MS = 400;

export interface FrontParts {
  readonly queue: { send(message: OutgoingMessage): Promise<string | undefined> };
  readonly statuses: StatusReader;
  readonly owners: OwnershipReader;
  /** Answers reads. */
  readonly connect: ConnectApi;
  readonly instanceId: string;
  /** What only the handlers know, such as the queue's address. */
  readonly ticketSecret: string;
  /** How long a request waits until it is stored. */
  readonly waitMs: number;
  readonly agentClaim: string;
  /** Patterns of attribute names that may be written; empty: all. */
  readonly mayWrite: readonly string[];
  readonly ownership: OwnershipMode;
  readonly log?: Log;
  readonly clock?: Clock;
}

export type Front = (event: ApiEvent) => Promise<ApiResult>;

/** The function behind the HTTP API: `POST /updates` and `GET /updates/{ticket}`. */
export function createFront(parts: FrontParts): Front {
  const { instanceId, log = writeLog, clock = realClock } = parts;
  const tickets = new Tickets(parts.ticketSecret);
  const patience = new Patience(parts.waitMs, () => clock.now());
  const isLegalName = parts.mayWrite.length === 0 ? () => true : namePattern(parts.mayWrite);

  return async (event) => {
    const agent = readAgent(event.requestContext.authorizer.jwt.claims, parts.agentClaim);
    if (event.requestContext.http.method === 'GET') {
      const ticket = event.pathParameters?.ticket ?? event.rawPath.split('/').at(-1) ?? '';
      return askedFor(ticket, agent);
    }
    let message: unknown;
    try {
      message = parseJson(readBody(event));
      const request = readRequest(message);
      await permit(request, agent);
      const { address, content } = request;
      return await (content.kind === 'read'
        ? readAttributes(address, content, parts.connect)
        : write({ ...request, content }, agent));
    } catch (error) {
      const failure = toError(error);
      log({ level: 'info', event: 'not taken', errorType: failure.errorType, reason: nameOf(error) });
      return refuse(addressOf(message), failure);
    }
  };

  async function permit({ content }: RelayRequest, agent: Agent): Promise<void> {
    if (content.kind === 'attributes') checkNames(content.attributes, isLegalName);
    const { ownership, owners } = parts;
    if (ownership === 'off') return;
    const agents = await owners.agentsOf(content.contactId).catch(() => {
      throw new BrokerError('CONNECT_UNAVAILABLE', 'the relay could not look up whose contact it is', {
        outcome: 'not_applied',
      });
    });
    if (agents === undefined || agent.id === undefined) log(metricsEntry({ OwnerUnknown: 1 }, Date.now()));
    checkOwner(
      agents,
      agent.id,
      ownership,
      content.kind === 'change' ? 'data.ContactId' : 'data.InitialContactId',
    );
  }

  async function write(request: RelayRequest<WriteContent>, agent: Agent): Promise<ApiResult> {
    const { address, content } = request;
    const group = groupOf(content.contactId, instanceId);
    const sequenceNumber = await parts.queue.send({
      body: messageBody(request),
      group,
      deduplicationId: deduplicationId(agent.key, address.requestId, content),
    });
    log({ event: 'accepted', group, kind: content.kind, ...metricsEntry({ Accepted: 1 }, Date.now()) });
    if (sequenceNumber === undefined) return answer(202, address, { response: true, outcome: 'accepted' });
    const ticket: Ticket = { group, sequence: padSequence(sequenceNumber), address };
    return (await wait(ticket)) ?? accepted(ticket, agent);
  }

  /** @returns undefined when it was not settled in time */
  async function wait(ticket: Ticket): Promise<ApiResult | undefined> {
    const { waitMs } = patience;
    const until = clock.now() + waitMs;
    for (
      let pauseMs = FIRST_LOOK_MS;
      clock.now() + pauseMs < until;
      pauseMs = Math.min(1.5 * pauseMs, SLOWEST_LOOK_MS)
    ) {
      await clock.sleep(pauseMs);
      const settled = await resultFor(ticket);
      if (settled === undefined) continue;
      patience.rewarded();
      return settled;
    }
    if (waitMs > 0) patience.ranOut();
    return undefined;
  }

  async function resultFor({ group, sequence, address }: Ticket): Promise<ApiResult | undefined> {
    try {
      const result = resultOf(await parts.statuses.read(group), sequence);
      if (result === undefined) return undefined;
      if (result === 'stored') return answer(200, address, { response: true });
      return refuse(address, new BrokerError(result.errorType, result.message, { outcome: 'not_applied' }));
    } catch (error) {
      // The message is in the queue nevertheless.
      log({ level: 'warn', event: 'status unknown', group, error: nameOf(error) });
      return undefined;
    }
  }

  async function askedFor(text: string, agent: Agent): Promise<ApiResult> {
    const ticket = tickets.read(text, agent.key);
    if (ticket === undefined) {
      const unknown = refusal('INVALID_REQUEST', [
        { path: 'ticket', message: 'expected one that this agent was given' },
      ]);
      return refuse(addressOf(undefined), unknown, 404);
    }
    return (await resultFor(ticket)) ?? accepted(ticket, agent);
  }

  function accepted(ticket: Ticket, agent: Agent): ApiResult {
    return answer(202, ticket.address, {
      response: true,
      outcome: 'accepted',
      ticket: tickets.write(ticket, agent.key),
    });
  }
}

function readBody({ body = '', isBase64Encoded }: ApiEvent): string {
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}

/** Whatever else fails is the queue: the request may be sent again with the same `requestId`. */
function toError(error: unknown): BrokerError {
  if (isBrokerError(error)) return error;
  const status = statusOf(error) ?? 0;
  return new BrokerError('CONNECT_UNAVAILABLE', 'the relay could not take the request', {
    outcome: status >= 400 && status < 500 ? 'not_applied' : 'unknown',
  });
}
