import type { ResponseEvent } from 'connect-message-broker';
import { sessionText } from '../sessionText.js';
import type { LogEntry, RequestEntry } from './LogEntry.js';
import type { LoggedMessage } from './LoggedMessage.js';

/** An entry in words, by the place on its line. */
export interface EntryText {
  readonly time: number;
  /** A color; `status` says the same in words. */
  readonly tone: 'waiting' | 'good' | 'bad' | 'session';
  readonly status: readonly string[];
  readonly who: readonly string[];
  readonly what: readonly string[];
  readonly attributes: readonly string[];
  /** Duration and attempts. */
  readonly result: readonly string[];
  readonly notes: readonly string[];
  /** Routine messages between app and broker, shown in grey. */
  readonly quiet: boolean;
}

const NOTHING = { who: [], what: [], attributes: [], result: [], notes: [], quiet: false };

export function entryText(entry: LogEntry): EntryText {
  switch (entry.kind) {
    case 'request':
      return requestText(entry);
    case 'unlisted': {
      const { time, origin, topic, subtopic } = entry.rejected;
      return {
        ...NOTHING,
        time,
        tone: 'bad',
        status: ['rejected'],
        who: [origin],
        what: [`${topic ?? '?'}/${subtopic ?? '?'}`],
        notes: [
          `Not answered: no rule in allowedOrigins lists this origin. ${
            origin === 'null' ? 'An opaque origin cannot be listed.' : 'Add a rule to admit it.'
          }`,
        ],
      };
    }
    case 'event':
      return {
        ...NOTHING,
        time: entry.time,
        tone: 'session',
        status: ['event'],
        who: ['to subscribers'],
        what: [entry.name, entry.text],
        quiet: true,
      };
    case 'session': {
      const { time, state } = entry.session;
      return { ...NOTHING, time, tone: 'session', status: ['session'], notes: [sessionText[state]] };
    }
    case 'part': {
      const { time, part, url, failures, errorMessage } = entry.failure;
      return {
        ...NOTHING,
        time,
        tone: 'bad',
        status: ['not loaded', `failures: ${failures}`],
        who: [`part: ${part}`],
        what: url === undefined ? [] : [url],
        notes: [errorMessage],
      };
    }
  }
}

function requestText({ request, response, answer }: RequestEntry): EntryText {
  const { time, origin, source, operation, contactId, attributes = [] } = request;
  // The ready signal, ports and subscriptions.
  const quiet = operation.startsWith('App/') && response?.response !== false;
  return {
    ...NOTHING,
    time,
    ...statusOf(response, quiet, isAccepted(answer)),
    who: [origin, ...(source ? [`source: ${source}`] : [])],
    what: [operation, ...(contactId === undefined ? [] : [`contact ${contactId}`])],
    attributes: attributes.map(({ name, bytes }) => `${name} ${bytes.toLocaleString('en')} B`),
    result: response ? resultOf(response, quiet) : [],
    notes: response?.awsRequestId === undefined ? [] : [`AWS request ${response.awsRequestId}`],
    quiet,
  };
}

function statusOf(
  response: ResponseEvent | undefined,
  quiet: boolean,
  accepted: boolean,
): Pick<EntryText, 'tone' | 'status'> {
  if (response === undefined) return { tone: 'waiting', status: ['waiting'] };
  const { errorType = 'response: false', outcome } = response;
  if (!response.response) {
    return { tone: 'bad', status: [errorType, ...(outcome === undefined ? [] : [`outcome: ${outcome}`])] };
  }
  if (quiet) return { tone: 'waiting', status: ['answered'] };
  return { tone: 'good', status: ['response: true', ...(accepted ? ['outcome: accepted'] : [])] };
}

/** Whether the answer says that the update is stored durably, and not written yet. */
function isAccepted(answer: LoggedMessage | undefined): boolean {
  const { message } = Object(answer?.json(false)) as { readonly message?: { readonly outcome?: unknown } };
  return message?.outcome === 'accepted';
}

function resultOf({ durationMs, attempts, httpStatus }: ResponseEvent, quiet: boolean): string[] {
  const duration = `${durationMs < 10 ? durationMs.toFixed(1) : Math.round(durationMs).toLocaleString('en')} ms`;
  if (quiet) return [duration];
  const status = httpStatus === undefined ? [] : [`HTTP ${httpStatus}`];
  return [duration, attempts === 1 ? '1 attempt' : `${attempts} attempts`, ...status];
}
