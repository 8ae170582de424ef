import { createHttpApp } from './createHttpApp.js';
import { listen } from './listen.js';
import { pressButton } from './pressButton.js';
import { readWorkspaceSimulatorOptions } from './readWorkspaceSimulatorOptions.js';
import { Workspace } from './Workspace.js';
import { WorkspaceSimulator } from './WorkspaceSimulator.js';
import type { WorkspaceSimulatorOptions } from './WorkspaceSimulatorOptions.js';

export type { AppsOfWorkspace, OpenApp } from './AppsOfWorkspace.js';
export type { ClosedApp } from './ClosedApp.js';
export type { CommandAnswer } from './CommandAnswer.js';
export type { SimulatedDesk } from './SimulatedDesk.js';
export type { WorkspaceSimulator } from './WorkspaceSimulator.js';
export type { WorkspaceApp, WorkspaceSimulatorOptions } from './WorkspaceSimulatorOptions.js';
export type { FrameStatus, NetworkStatus } from './wire/status.js';
export type { ArrivingContact, WorkspaceContact, WorkspaceContactState } from './workspaceContact.js';

/**
 * Starts a simulator of the Amazon Connect Agent Workspace: a server on 127.0.0.1 whose page frames your apps and services, and
 * plays the workspace for the real packages `@amazon-connect/app`, `contact`, `voice` and `activity` in them, without an AWS
 * account.
 *
 * It follows the source of these packages (app 1.0.11, contact and voice 1.0.12) and Amazon's documentation, and was not compared
 * with a live workspace.
 *
 * @example
 * const workspace = await startWorkspaceSimulator({ apps: [{ name: 'CRM', url: 'http://localhost:8080/app' }] });
 * await page.goto(workspace.url);
 * await workspace.whenRunning('CRM');
 * const contactId = workspace.incomingContact({ attributes: { language: 'en' } });
 * workspace.accept(contactId);
 * await workspace.stop();
 *
 * @throws TypeError for a wrong option; Error when the port is not available
 */
export async function startWorkspaceSimulator(
  options: WorkspaceSimulatorOptions = {},
): Promise<WorkspaceSimulator> {
  const settings = readWorkspaceSimulatorOptions(options);
  const workspace = new Workspace(settings);
  const http = createHttpApp(workspace, (command) => pressButton(simulator, workspace, command));
  const open = async (host: string, port: number) => {
    const server = await listen(http, port);
    return { url: `http://${host}:${server.port}/`, close: server.close };
  };
  const served = await open(settings.host, settings.port);
  const simulator = new WorkspaceSimulator({ workspace, served, open });
  return simulator;
}
