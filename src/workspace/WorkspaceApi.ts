/**
 * The part of Amazon's packages (`@amazon-connect/app`, `contact`, `voice`) that the session uses. Declared here, so that any
 * copy and any version of them fits. Optional members are missing in some versions, or need a permission; each of them may
 * reject.
 */

/** Amazon's packages want a promise from every handler. */
export type WorkspaceHandler<Data> = (data: Data) => Promise<void>;

export interface WorkspaceProvider {
  getProxy(): WorkspaceProxy;
  onError?(handler: (error: WorkspaceError) => void): void;
  offError?(handler: (error: WorkspaceError) => void): void;
}

/** The connection between this page and the workspace. */
export interface WorkspaceProxy {
  /** `notConnected`, `initializing`, `connecting`, `ready`, `reset` or `error`. */
  readonly connectionStatus: string;
  onConnectionStatusChange?(handler: (event: { readonly status: string }) => void): void;
  offConnectionStatusChange?(handler: (event: { readonly status: string }) => void): void;
  /** `healthy`, or `unhealthy` when three health checks in a row had no answer. */
  onHealthCheckStatusChanged?(handler: (event: { readonly status: string }) => Promise<void>): void;
  offHealthCheckStatusChanged?(handler: (event: { readonly status: string }) => Promise<void>): void;
  /** Here for the announcements of the session's end, whose client is in a package of its own. */
  subscribe?(topic: WorkspaceTopic, handler: WorkspaceHandler<{ readonly expiration?: unknown }>): void;
  unsubscribe?(topic: WorkspaceTopic, handler: WorkspaceHandler<{ readonly expiration?: unknown }>): void;
}

export interface WorkspaceTopic {
  readonly namespace: 'aws.connect.activity';
  readonly key: string;
}

/** An error of the connection, or of a subscription. */
export interface WorkspaceError {
  readonly key: string;
  readonly message: string;
  readonly isFatal: boolean;
}

export interface WorkspaceAgentState {
  readonly agentStateARN?: string;
  readonly type: string;
  readonly name: string;
  readonly startTimestamp?: Date;
}

export interface WorkspaceAgent {
  getARN(): Promise<string>;
  getName?(): Promise<string>;
  getExtension?(): Promise<string | undefined>;
  getState?(): Promise<WorkspaceAgentState>;
  onStateChanged?(handler: WorkspaceHandler<{ readonly state: string }>): void;
  offStateChanged?(handler: WorkspaceHandler<{ readonly state: string }>): void;
  onNetworkConnectionStatusChanged?(handler: WorkspaceHandler<{ readonly status: string }>): void;
  offNetworkConnectionStatusChanged?(handler: WorkspaceHandler<{ readonly status: string }>): void;
}

/** What the events of a contact say. Older documentation promises `contactId` alone. */
export interface WorkspaceContactEvent {
  readonly contactId: string;
  readonly initialContactId?: string | undefined;
  readonly type?: string;
}

type ContactHandler = WorkspaceHandler<WorkspaceContactEvent>;

export interface WorkspaceContacts {
  getAttributes?(contactId: string, names: '*'): Promise<Readonly<Record<string, unknown>>>;
  getInitialContactId?(contactId: string): Promise<string | undefined>;
  getChannelType?(contactId: string): Promise<{ readonly type: string }>;
  getQueue?(contactId: string): Promise<{ readonly name: string }>;
  getQueueTimestamp?(contactId: string): Promise<Date | undefined>;
  /** Milliseconds. */
  getStateDuration?(contactId: string): Promise<number>;
  listContacts?(): Promise<readonly WorkspaceContactEvent[]>;
  onIncoming?(handler: ContactHandler): void;
  offIncoming?(handler: ContactHandler): void;
  onConnecting?(handler: ContactHandler): void;
  offConnecting?(handler: ContactHandler): void;
  onPending?(handler: ContactHandler): void;
  offPending?(handler: ContactHandler): void;
  onConnected?(handler: ContactHandler): void;
  offConnected?(handler: ContactHandler): void;
  onMissed?(handler: ContactHandler): void;
  offMissed?(handler: ContactHandler): void;
  onError?(handler: ContactHandler): void;
  offError?(handler: ContactHandler): void;
  onStartingAcw?(handler: ContactHandler): void;
  offStartingAcw?(handler: ContactHandler): void;
  onCleared?(handler: ContactHandler): void;
  offCleared?(handler: ContactHandler): void;
}

export interface WorkspaceHold {
  readonly contactId: string;
}

type HoldHandler = WorkspaceHandler<WorkspaceHold>;

export interface WorkspaceVoice {
  getInitialCustomerPhoneNumber?(contactId: string): Promise<string>;
  onSelfHold?(handler: HoldHandler): void;
  offSelfHold?(handler: HoldHandler): void;
  onSelfResume?(handler: HoldHandler): void;
  offSelfResume?(handler: HoldHandler): void;
  onParticipantHold?(handler: HoldHandler): void;
  offParticipantHold?(handler: HoldHandler): void;
  onParticipantResume?(handler: HoldHandler): void;
  offParticipantResume?(handler: HoldHandler): void;
}

/** What the workspace says of the app when it creates it. */
export interface WorkspaceContext {
  /** The contact that the page is open for. A service has none. */
  readonly scope?: { readonly type: string; readonly contactId?: string } | undefined;
  readonly config?: { readonly permissions?: readonly string[] } | undefined;
}
