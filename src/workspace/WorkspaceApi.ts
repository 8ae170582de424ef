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

export type WorkspaceContactHandler = WorkspaceHandler<WorkspaceContactEvent>;

export interface WorkspaceContacts {
  getAttributes?(contactId: string, names: '*'): Promise<Readonly<Record<string, unknown>>>;
  getInitialContactId?(contactId: string): Promise<string | undefined>;
  getChannelType?(contactId: string): Promise<{ readonly type: string }>;
  getQueue?(contactId: string): Promise<{ readonly name: string }>;
  getQueueTimestamp?(contactId: string): Promise<Date | undefined>;
  /** Milliseconds. */
  getStateDuration?(contactId: string): Promise<number>;
  listContacts?(): Promise<readonly WorkspaceContactEvent[]>;
  onIncoming?(handler: WorkspaceContactHandler): void;
  offIncoming?(handler: WorkspaceContactHandler): void;
  onConnecting?(handler: WorkspaceContactHandler): void;
  offConnecting?(handler: WorkspaceContactHandler): void;
  onPending?(handler: WorkspaceContactHandler): void;
  offPending?(handler: WorkspaceContactHandler): void;
  onConnected?(handler: WorkspaceContactHandler): void;
  offConnected?(handler: WorkspaceContactHandler): void;
  onMissed?(handler: WorkspaceContactHandler): void;
  offMissed?(handler: WorkspaceContactHandler): void;
  onError?(handler: WorkspaceContactHandler): void;
  offError?(handler: WorkspaceContactHandler): void;
  onStartingAcw?(handler: WorkspaceContactHandler): void;
  offStartingAcw?(handler: WorkspaceContactHandler): void;
  onCleared?(handler: WorkspaceContactHandler): void;
  offCleared?(handler: WorkspaceContactHandler): void;
}

export interface WorkspaceHold {
  readonly contactId: string;
}

export type WorkspaceHoldHandler = WorkspaceHandler<WorkspaceHold>;

export interface WorkspaceVoice {
  getInitialCustomerPhoneNumber?(contactId: string): Promise<string>;
  onSelfHold?(handler: WorkspaceHoldHandler): void;
  offSelfHold?(handler: WorkspaceHoldHandler): void;
  onSelfResume?(handler: WorkspaceHoldHandler): void;
  offSelfResume?(handler: WorkspaceHoldHandler): void;
  onParticipantHold?(handler: WorkspaceHoldHandler): void;
  offParticipantHold?(handler: WorkspaceHoldHandler): void;
  onParticipantResume?(handler: WorkspaceHoldHandler): void;
  offParticipantResume?(handler: WorkspaceHoldHandler): void;
}

/** What the workspace says of the app when it creates it. */
export interface WorkspaceContext {
  /** The contact that the page is open for. A service has none. */
  readonly scope?: { readonly type: string; readonly contactId?: string } | undefined;
  readonly config?: { readonly permissions?: readonly string[] } | undefined;
}
