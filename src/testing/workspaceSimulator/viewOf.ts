import type { AppFrame } from './AppFrame.js';
import type { Conduct } from './Conduct.js';
import type { Desk } from './Desk.js';
import type { Frames } from './Frames.js';
import type { RegisteredApp } from './readWorkspaceSimulatorOptions.js';
import type { ShownFrame, WorkspaceView } from './wire/workspaceLink.js';

/** What a view is made of. */
interface Viewed {
  readonly desk: Desk;
  readonly frames: Frames;
  readonly apps: readonly RegisteredApp[];
  readonly loggedIn: boolean;
  readonly conduct: Conduct;
  readonly expiration: number | null;
  readonly problem: string | null;
}

/** What the pages of a workspace show. */
export function viewOf(workspace: Viewed): WorkspaceView {
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
    answersHealthChecks: workspace.conduct.answersHealthChecks,
    silent: workspace.conduct.silent,
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
    frames: [...frames.list].map((frame) => shownFrame(frame, frames)),
    problem: workspace.problem,
  };
}

function shownFrame(frame: AppFrame, frames: Frames): ShownFrame {
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
