import type { BrokerSettings } from '../settings/BrokerSettings.js';
import { AgentWorkspaceSession } from './AgentWorkspaceSession.js';
import { fail } from './checkParent.js';
import { createWorkspaceSession } from './createWorkspaceSession.js';

/**
 * The settings of a page in the Agent Workspace, by the attributes `data-workspace` and `data-workspace-origins` of the
 * broker's script tag.
 *
 * @throws Error when an attribute is missing or wrong, when a setting does not go with it, and when the page is not in one of
 *   the workspaces
 */
function workspaceSettings(dataset: DOMStringMap, settings: BrokerSettings): BrokerSettings {
  const { workspace, workspaceOrigins } = dataset;
  if (workspace === undefined && workspaceOrigins === undefined) return settings;
  if (settings.ccpUrl || settings.session) {
    fail('ccpUrl and session: leave them out beside data-workspace');
  }
  const origins = workspaceOrigins?.split(/\s+/).filter(Boolean) ?? [];
  const session = createWorkspaceSession({ kind: workspace as 'app', origins });
  return { ...settings, session };
}

window.ConnectMessageBroker = {
  ...window.ConnectMessageBroker,
  AgentWorkspaceSession,
  createWorkspaceSession,
  workspaceSettings,
} as NonNullable<typeof window.ConnectMessageBroker>;
