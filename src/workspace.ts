/**
 * `import { createWorkspaceSession } from 'connect-message-broker/workspace'`: for a page in the Amazon Connect Agent Workspace,
 * the setting `session`. Needs `@amazon-connect/app`, `@amazon-connect/contact` and `@amazon-connect/voice`. See
 * docs/agent-workspace.md.
 *
 * @module workspace
 */

export { AgentWorkspaceSession, type WorkspaceParts } from './workspace/AgentWorkspaceSession.js';
export { createWorkspaceSession, type WorkspaceSessionOptions } from './workspace/createWorkspaceSession.js';
export type {
  WorkspaceAgent,
  WorkspaceAgentState,
  WorkspaceContactEvent,
  WorkspaceContactHandler,
  WorkspaceContacts,
  WorkspaceContext,
  WorkspaceError,
  WorkspaceHandler,
  WorkspaceHold,
  WorkspaceHoldHandler,
  WorkspaceProvider,
  WorkspaceProxy,
  WorkspaceTopic,
  WorkspaceVoice,
} from './workspace/WorkspaceApi.js';
