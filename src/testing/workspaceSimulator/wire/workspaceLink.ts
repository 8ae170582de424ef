import { z } from 'zod';
import type { SimulatedAgentState } from '../../ccpSimulator/simulatedAgent.js';
import type { WorkspaceContact } from '../workspaceContact.js';
import type { WorkspaceMessage } from './appMessage.js';
import type { FrameStatus, NetworkStatus } from './status.js';

/**
 * The protocol between the server and its page:
 * 1. The page opens an event stream; the server names it with `hello` and sends the first `view`.
 * 2. The page gives each app of the view a frame. A message by which a frame offers a port begins a connection; the page names it.
 * 3. Messages for an app come as `to-app`; the page passes them on by the port of that connection.
 * 4. The page posts the messages of the apps, and every press of a button, as a `PageRequest`.
 * 5. `leave` is the server's last message to a page: it navigates away.
 */
export type ServerMessage =
  | { kind: 'hello'; pageId: string }
  | { kind: 'view'; view: WorkspaceView }
  | { kind: 'to-app'; connectionId: string; message: WorkspaceMessage }
  | { kind: 'leave' };

/** What a page shows. */
export interface WorkspaceView {
  loggedIn: boolean;
  agent: ShownAgent;
  network: NetworkStatus;
  /** Whether health checks are answered. */
  answersHealthChecks: boolean;
  /** Whether apps get no answer at all. */
  silent: boolean;
  /** When the session expires, if the apps were warned: milliseconds since the epoch. */
  expiration: number | null;
  contacts: ShownContact[];
  selectedContact: string | null;
  /** The apps that can be opened. */
  apps: ShownApp[];
  /** The frames: apps that are open, and services. */
  frames: ShownFrame[];
  /** Why agents cannot work: a service has failed. */
  problem: string | null;
}

export interface ShownAgent {
  name: string;
  state: string;
  stateType: SimulatedAgentState['type'];
  states: string[];
  /** Milliseconds since the state began: a duration, so that the two clocks need not agree. */
  inStateMs: number;
}

export interface ShownContact extends WorkspaceContact {
  /** Milliseconds since the state began. */
  inStateMs: number;
}

export interface ShownApp {
  name: string;
  scope: 'per-contact' | 'cross-contacts';
  isOpen: boolean;
}

export interface ShownFrame {
  id: string;
  name: string;
  url: string;
  kind: 'app' | 'service';
  contactId: string | null;
  sandbox: string;
  allow: string;
  status: FrameStatus;
  /** Why it has failed. */
  problem: string | null;
  /** Whether it has a tab now: services have none, nor have the frames of other contacts. */
  hasTab: boolean;
  isActive: boolean;
}

const plainCommands = [
  'login',
  'change-agent',
  'logout',
  'incoming-call',
  'transferred-call',
  'incoming-chat',
  'incoming-task',
  'toggle-health',
  'toggle-silence',
  'toggle-network',
  'toggle-expiry',
] as const;
const contactCommands = ['select', 'accept', 'reject', 'miss', 'hold', 'resume', 'end', 'clear'] as const;

const pageCommand = z.union([
  z.object({ name: z.enum(plainCommands) }),
  z.object({ name: z.enum(contactCommands), contactId: z.string() }),
  z.object({ name: z.literal('set-agent-state'), state: z.string() }),
  z.object({ name: z.literal('launch-app'), app: z.string() }),
  z.object({ name: z.enum(['show-frame', 'close-frame', 'fail-frame']), frameId: z.string() }),
]);
export type PageCommand = z.infer<typeof pageCommand>;

const fromApp = z.object({ frameId: z.string(), connectionId: z.string(), message: z.unknown() });

const pageRequest = z.union([
  z.object({ kind: z.literal('from-apps'), pageId: z.string(), messages: z.array(fromApp) }),
  z.object({ kind: z.literal('command'), command: pageCommand }),
]);
/** A post of a page: messages of its apps, oldest first, or a button. */
export type PageRequest = z.infer<typeof pageRequest>;

/** Reads the body of a page's post. Undefined when it is invalid. */
export function readPageRequest(value: unknown): PageRequest | undefined {
  return pageRequest.safeParse(value).data;
}
