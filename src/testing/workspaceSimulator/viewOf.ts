import type { AppFrame } from './AppFrame.js';
import type { Workspace } from './Workspace.js';
import type { ShownFrame, WorkspaceView } from './wire/workspaceLink.js';

/** What the pages of a workspace show. */
export function viewOf(workspace: Workspace): WorkspaceView {
  const { desk, frames } = workspace;
  const now = Date.now();
  return {
    loggedIn: workspace.loggedIn,
    agent: {
      name: desk.agent.name,
      state: desk.state.name,
      stateType: desk.state.type,
      states: desk.agent.states.map(({ name }) => name),
      inStateMs: now - desk.state.since.getTime(),
    },
    network: desk.network.status,
    answersHealthChecks: workspace.answersHealthChecks,
    silent: workspace.silent,
    expiration: workspace.expiration,
    contacts: workspace.loggedIn
      ? desk.contacts.map((contact) => ({
          ...contact.toWorkspaceContact(),
          inStateMs: now - contact.stateSince.getTime(),
        }))
      : [],
    selectedContact: frames.selectedContact,
    apps: workspace.apps
      .filter(({ kind }) => kind === 'app')
      .map((app) => ({
        name: app.name,
        scope: app.scope,
        isOpen: [...frames.list].some((frame) => frame.app === app && frames.hasTab(frame)),
      })),
    frames: [...frames.list].map((frame) => shownFrame(frame, workspace)),
    problem: workspace.problem,
  };
}

function shownFrame(frame: AppFrame, { frames }: Workspace): ShownFrame {
  const { id, app, contactId, status, problem } = frame;
  return {
    id,
    name: app.name,
    url: app.url,
    kind: app.kind,
    contactId,
    sandbox: app.sandbox.join(' '),
    allow: app.allow.join('; '),
    status,
    problem,
    hasTab: frames.hasTab(frame),
    isActive: frames.active === frame,
  };
}
