import { randomUUID } from 'node:crypto';
import type { AppFrame } from './AppFrame.js';
import type { Workspace } from './Workspace.js';
import type { WorkspaceSimulator } from './WorkspaceSimulator.js';
import type { PageCommand } from './wire/workspaceLink.js';

/** Carries out the step of a button of the page. Throws an Error when it is impossible, or no longer possible. */
export function pressButton(simulator: WorkspaceSimulator, workspace: Workspace, command: PageCommand): void {
  switch (command.name) {
    case 'login':
      simulator.logIn();
      break;
    case 'change-agent':
      simulator.changeAgent({ name: simulator.agent.name === 'John Roe' ? 'Jane Doe' : 'John Roe' });
      break;
    case 'logout':
      simulator.logOut();
      break;
    case 'incoming-call':
      simulator.incomingCall();
      break;
    case 'transferred-call':
      simulator.incomingCall({ initialContactId: randomUUID() });
      break;
    case 'incoming-chat':
      simulator.incomingContact({ type: 'chat' });
      break;
    case 'incoming-task':
      simulator.incomingContact({ type: 'task' });
      break;
    case 'toggle-health':
      simulator.answerHealthChecks(!workspace.conduct.answersHealthChecks);
      break;
    case 'toggle-silence':
      simulator.goSilent(!workspace.conduct.silent);
      break;
    case 'toggle-network':
      simulator.setNetworkStatus(
        workspace.desk.network.status === 'connected' ? 'disconnected' : 'connected',
      );
      break;
    case 'toggle-expiry':
      if (workspace.expiration === null) simulator.warnOfExpiry();
      else simulator.clearExpiryWarning();
      break;
    case 'select':
      simulator.selectContact(command.contactId);
      break;
    case 'accept':
    case 'reject':
    case 'miss':
    case 'hold':
    case 'resume':
    case 'end':
    case 'clear':
      simulator[command.name](command.contactId);
      break;
    case 'set-agent-state':
      simulator.setAgentState(command.state);
      break;
    case 'launch-app':
      simulator.apps.launch(command.app, workspace.frames.selectedContact ?? undefined);
      break;
    case 'show-frame':
      workspace.show(frameOf(workspace, command.frameId));
      break;
    case 'close-frame':
      void workspace.close(frameOf(workspace, command.frameId));
      break;
    case 'fail-frame':
      for (const connection of frameOf(workspace, command.frameId).connections)
        connection.error('simulatedError', 'The workspace has ended the connection.', true);
      break;
  }
}

function frameOf(workspace: Workspace, frameId: string): AppFrame {
  const frame = workspace.frames.byId(frameId);
  if (!frame) throw new Error('The app is not open.');
  return frame;
}
