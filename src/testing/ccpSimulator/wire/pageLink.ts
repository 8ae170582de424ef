import { isRecord } from '../../isRecord.js';
import type { AttributeEcho } from '../attributeEcho.js';
import type { SimulatedAgentState } from '../simulatedAgent.js';
import type { SimulatedContact } from '../simulatedContact.js';
import type { WireMessage } from './ccpMessage.js';
import { type HostMessage, readHostMessage } from './hostMessage.js';

/**
 * The protocol between the server and its page:
 * 1. The page opens an event stream; the server names it with `hello` and sends the first `view`.
 * 2. Messages for the host page come as `to-host`; the page passes them on by postMessage.
 * 3. The page posts every message of the host page, and every press of a button, as a `PageRequest`.
 * 4. `reload` is the server's last message to a page.
 */
export type ServerMessage =
  | { kind: 'hello'; pageId: string }
  | { kind: 'view'; view: PageView }
  | { kind: 'to-host'; message: WireMessage }
  | { kind: 'reload' };

/** What a page shows. */
export interface PageView {
  session: SimulatedSession;
  /** Whether the hosts receive nothing. */
  silent: boolean;
  agent: ShownAgent;
  contacts: ShownContact[];
  attributeEcho: AttributeEcho;
}

export interface ShownAgent extends HasState {
  name: string;
  state: string;
  stateType: SimulatedAgentState['type'];
  /** The state that follows when no contact is left. */
  nextState: string | null;
  states: string[];
}

export interface ShownContact extends SimulatedContact, HasState {}

interface HasState {
  /** Milliseconds since the state began: a duration, so that the two clocks need not agree. */
  inStateMs: number;
}

/**
 * The state of the agent's session.
 * - `logged-in`: updates are pushed.
 * - `in-doubt`: after a soft authorization failure; no updates until re-authorized.
 * - `logged-out-elsewhere`: the session is gone, the open pages do not know it; heartbeats continue without updates.
 * - `logged-out`: pages show the login and send nothing to the host.
 */
export type SimulatedSession = 'logged-in' | 'in-doubt' | 'logged-out-elsewhere' | 'logged-out';

/** A post of a page: a message of its host, or a button. */
export type PageRequest =
  | { kind: 'from-host'; pageId: string; message: HostMessage }
  | { kind: 'command'; command: PageCommand };

export type PageCommand =
  | { name: (typeof plainCommands)[number] }
  | { name: (typeof contactCommands)[number]; contactId: string }
  | { name: 'set-agent-state'; state: string }
  | { name: 'set-attribute-echo'; attributeEcho: AttributeEcho };

const plainCommands = [
  'login',
  'login-as-another-agent',
  'logout',
  'logout-elsewhere',
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

/** Reads the body of a page's post. Returns undefined when it is invalid. */
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
