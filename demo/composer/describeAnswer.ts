import { parseJson } from './parseJson.js';

interface Message {
  readonly response?: unknown;
  readonly errorType?: unknown;
  readonly msg?: unknown;
  readonly outcome?: unknown;
  readonly loginState?: unknown;
  readonly agentInfo?: { readonly name?: unknown } | null;
  readonly ContactAttributes?: object;
}

/** Describes in words how a request ended. */
export function describeAnswer(answer: unknown): string {
  const { subtopic, message }: { readonly subtopic?: unknown; readonly message?: Message } = Object(
    typeof answer === 'string' ? parseJson(answer) : answer,
  );
  const { response, errorType, msg, outcome, loginState, agentInfo, ContactAttributes } = message ?? {};
  if (loginState === 'LoggedIn') return `${agentInfo?.name ?? 'An agent'} is logged in.`;
  if (loginState !== undefined) return 'Nobody is logged in.';
  if (response === true) {
    if (ContactAttributes) return `Success: ${attributesText(Object.keys(ContactAttributes))}.`;
    if (subtopic === 'SubscribeResponse')
      return 'Success: the events are listed below, and more will follow.';
    if (outcome === 'accepted')
      return 'Accepted: it is stored durably, and will be written to Amazon Connect.';
    return 'Success: Amazon Connect has stored the update.';
  }
  if (response !== false) return 'This does not answer an update.';
  return `${errorType}: ${outcome === 'unknown' ? 'it may have been written.' : 'nothing was written.'} ${msg}`;
}

function attributesText(names: readonly string[]): string {
  return names.length === 0
    ? 'the contact has no such attribute that this origin may read'
    : `${names.join(' and ')} ${names.length === 1 ? 'was' : 'were'} read`;
}
