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

/** Says in words how a request ended. */
export function describeAnswer(answer: unknown): string {
  const { subtopic, message }: { readonly subtopic?: unknown; readonly message?: Message } = Object(
    typeof answer === 'string' ? parseJson(answer) : answer,
  );
  const { response, errorType, msg, outcome, loginState, agentInfo, ContactAttributes } = message ?? {};
  if (loginState === 'LoggedIn') return `${agentInfo?.name ?? 'An agent'} is logged in.`;
  if (loginState !== undefined) return 'Nobody is logged in.';
  if (response === true) {
    if (ContactAttributes) return `Success: ${attributesText(Object.keys(ContactAttributes))}.`;
    if (subtopic === 'SubscribeResponse') return 'Success: the events stand below, and more will come.';
    return 'Success: Amazon Connect has taken the update.';
  }
  if (response !== false) return 'This is no answer to an update.';
  return `${errorType}: ${outcome === 'unknown' ? 'it may have been written.' : 'nothing was written.'} ${msg}`;
}

function attributesText(names: readonly string[]): string {
  return names.length === 0
    ? 'nothing that this origin may read was found'
    : `${names.join(' and ')} ${names.length === 1 ? 'was' : 'were'} read`;
}
