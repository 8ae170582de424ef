import type { AttributeEcho } from '../attributeEcho.js';
import type { SimulatedAgentState } from '../simulatedAgent.js';
import type { SimulatedContact } from '../simulatedContact.js';
import type { WireMessage } from './ccpMessage.js';
import { type HostMessage, readHostMessage } from './hostMessage.js';
import { isRecord } from './isRecord.js';

/**
 * Between the server and its page:
 * 1. The page opens an event stream; the server names it with `hello` and sends the first `view`.
 * 2. Whatever the host page must get comes as `to-host`; the page passes it on by postMessage.
 * 3. Whatever the host page sends, and every button, the page posts as a `PageRequest`.
 * 4. `reload` is the server's last word to a page.
 */
export type ServerMessage =
  | { kind: 'hello'; pageId: string }
  | { kind: 'view'; view: PageView }
  | { kind: 'to-host'; message: WireMessage }
  | { kind: 'reload' };

/** What a page shows. */
export interface PageView {
  session: SimulatedSession;
  /** The hosts hear nothing. */
  silent: boolean;
  agent: ShownAgent;
  contacts: ShownContact[];
  attributeEcho: AttributeEcho;
}

export interface ShownAgent extends HasState {
  name: string;
  state: string;
  stateType: SimulatedAgentState['type'];
  /** The state that follows once no contact is left. */
  nextState: string | null;
  states: string[];
}

export interface ShownContact extends SimulatedContact, HasState {}

interface HasState {
  /** Milliseconds since the state began: a length of time, so that the two clocks need not agree. */
  inStateMs: number;
}

/**
 * Where the agent's session stands.
 * - `logged-in`: updates are pushed.
 * - `in-doubt`: after a soft authorization failure; no updates until re-authorized.
 * - `logged-out-elsewhere`: the session is gone, the open pages do not know; heartbeats go on without updates.
 * - `logged-out`: pages show the log-in and tell the host nothing.
 */
export type SimulatedSession = 'logged-in' | 'in-doubt' | 'logged-out-elsewhere' | 'logged-out';

/** What a page posts: a message of its host, or a button. */
export type PageRequest =
  | { kind: 'from-host'; pageId: string; message: HostMessage }
  | { kind: 'command'; command: PageCommand };

export type PageCommand =
  | { name: (typeof plainCommands)[number] }
  | { name: (typeof contactCommands)[number]; contactId: string }
  | { name: 'set-agent-state'; state: string }
  | { name: 'set-attribute-echo'; attributeEcho: AttributeEcho };

const plainCommands = [
  'log-in',
  'log-in-as-another',
  'log-out',
  'log-out-elsewhere',
  'soft-auth-fail',
  'hard-auth-fail',
  're-authorize',
  'incoming-call',
  'transferred-call',
  'queued-callback',
  'incoming-chat',
  'incoming-task',
  'incoming-email',
  'go-silent',
  'end-silence',
] as const;
const contactCommands = [
  'accept',
  'reject',
  'answer',
  'hold',
  'pause',
  'resume',
  'hang-up',
  'clear',
] as const;

/** Reads the body of a page's post. Returns undefined when it is none. */
export function readPageRequest(value: unknown): PageRequest | undefined {
  if (!isRecord(value)) return undefined;
  if (value.kind === 'command') {
    const command = readPageCommand(value.command);
    return command && { kind: 'command', command };
  }
  const message = readHostMessage(value.message);
  if (value.kind !== 'from-host' || typeof value.pageId !== 'string' || !message) return undefined;
  return { kind: 'from-host', pageId: value.pageId, message };
}

function readPageCommand(value: unknown): PageCommand | undefined {
  if (!isRecord(value)) return undefined;
  const { name, contactId, state, attributeEcho } = value;
  const plain = plainCommands.find((known) => known === name);
  if (plain) return { name: plain };
  const ofContact = contactCommands.find((known) => known === name);
  if (ofContact && typeof contactId === 'string') return { name: ofContact, contactId };
  if (name === 'set-agent-state' && typeof state === 'string') return { name, state };
  if (
    name === 'set-attribute-echo' &&
    (attributeEcho === 'at-once' || attributeEcho === 'never' || typeof attributeEcho === 'number')
  ) {
    return { name, attributeEcho };
  }
  return undefined;
}
