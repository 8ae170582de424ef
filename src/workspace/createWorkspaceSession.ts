import { AmazonConnectApp, AmazonConnectService } from '@amazon-connect/app';
import { AgentClient, ContactClient } from '@amazon-connect/contact';
import { VoiceClient } from '@amazon-connect/voice';
import { AgentWorkspaceSession } from './AgentWorkspaceSession.js';
import { checkParent, fail } from './checkParent.js';
import type { WorkspaceContext } from './WorkspaceApi.js';

/** The longest that Amazon's package allows. */
const CONNECTION_TIMEOUT_MS = 60_000;

export interface WorkspaceSessionOptions {
  /** How the page is registered in Amazon Connect: as an app with a tab, or as a service in the background. */
  readonly kind: 'app' | 'service';
  /** Origins of the workspaces that may hold this page, such as `https://ALIAS.my.connect.aws`. */
  readonly origins: readonly string[];
  /** Milliseconds between two checks that the agent is still logged in. Default 20000. */
  readonly verifyMs?: number;
}

/** The same for every bundle on a page: Amazon's packages allow one connection. */
const KEY = Symbol.for('connect-message-broker/workspace');

/**
 * Connects this page to the Agent Workspace that it is in. Called again, it returns the session that is there.
 *
 * @throws Error for an option that cannot be used, when the page is not in one of these workspaces, and when its session was
 *   stopped
 */
export function createWorkspaceSession({
  kind,
  origins,
  verifyMs,
}: WorkspaceSessionOptions): AgentWorkspaceSession {
  checkParent(kind, origins);
  const page = window as { [KEY]?: AgentWorkspaceSession };
  page[KEY] ??= connect(kind, verifyMs);
  // A stopped session would keep its state after a logout.
  if (page[KEY].isStopped) fail("the page's session was stopped: reload the page");
  return page[KEY];
}

function connect(kind: 'app' | 'service', verifyMs: number | undefined): AgentWorkspaceSession {
  let created: (context: WorkspaceContext) => void;
  const context = new Promise<WorkspaceContext>((resolve) => {
    created = resolve;
  });
  const { provider } = (kind === 'app' ? AmazonConnectApp : AmazonConnectService).init({
    workspace: { connectionTimeout: CONNECTION_TIMEOUT_MS },
    // Returns at once: a service that fails keeps agents out of the workspace.
    onCreate: async (event: { context: object }) => created(event.context),
    // A service has no such end.
    onDestroy: () => session.end(),
  });
  // Where npm has installed two copies of the core, TypeScript takes their providers for different classes.
  const config = provider as never;
  const session: AgentWorkspaceSession = new AgentWorkspaceSession({
    provider,
    agent: new AgentClient(config),
    contact: new ContactClient(config),
    voice: new VoiceClient(config),
    context,
    verifyMs,
  });
  return session;
}
