import { isRecord } from '../../isRecord.js';
import { element } from '../../page/element.js';
import { keepFocus } from '../../page/keepFocus.js';
import { decodeWireJson, encodeWireJson } from '../../wireJson.js';
import type { PageCommand, PageRequest, ServerMessage, WorkspaceView } from '../wire/workspaceLink.js';
import { AppArea } from './AppArea.js';
import { AppPorts } from './AppPorts.js';
import { ContactColumn } from './ContactColumn.js';
import { LoginPanel } from './LoginPanel.js';
import { Notices } from './Notices.js';
import { SimulateDrawer } from './SimulateDrawer.js';
import { TopBar } from './TopBar.js';

/** The page has no state of its own: the server sends it what to show and what to pass on to the apps. */
const top = new TopBar(run);
const notices = new Notices();
const login = new LoginPanel(run);
const contacts = new ContactColumn(run);
const apps = new AppArea(run);
const simulate = new SimulateDrawer(run);
const parts = [top, notices, login, contacts, apps, simulate];
const ports = new AppPorts((source) => apps.frameOf(source), postWaiting);

let pageId: string | undefined;
let isPosting = false;
const commands: PageCommand[] = [];

const events = new EventSource('events');
events.onmessage = ({ data }: MessageEvent<string>) => {
  // Same origin, same version: the decoded message is what the server encoded.
  obey(decodeWireJson(data) as ServerMessage);
};
events.onopen = () => notices.showLost(false);
events.onerror = () => notices.showLost(true);

function obey(message: ServerMessage): void {
  switch (message.kind) {
    case 'hello':
      pageId = message.pageId;
      break;
    case 'view':
      show(message.view);
      break;
    case 'to-app':
      ports.send(message.connectionId, message.message);
      break;
    case 'leave':
      events.close();
      window.location.reload();
      break;
  }
}

function show(view: WorkspaceView): void {
  keepFocus(contacts.root, () => {
    for (const part of parts) part.update(view);
  });
  // Not earlier: before the first view it is unknown which parts to show.
  if (top.root.isConnected) return;
  document.body.append(
    top.root,
    notices.root,
    login.root,
    element(
      'main',
      { className: 'workspace' },
      element('div', { className: 'side' }, contacts.root, simulate.root),
      apps.root,
    ),
  );
}

function run(command: PageCommand): void {
  commands.push(command);
  postWaiting();
}

/** Posts what waits, one post after the other: the server gets the messages of the apps in their order. */
function postWaiting(): void {
  if (isPosting) return;
  isPosting = true;
  void postAll().finally(() => {
    isPosting = false;
  });
}

async function postAll(): Promise<void> {
  for (;;) {
    const messages = ports.take();
    const command = commands.shift();
    if (messages.length === 0 && command === undefined) return;
    if (messages.length > 0 && pageId !== undefined) await post({ kind: 'from-apps', pageId, messages });
    if (command) {
      const answer = await post({ kind: 'command', command });
      notices.showProblem(isRecord(answer) && typeof answer.error === 'string' ? answer.error : '');
    }
  }
}

async function post(request: PageRequest): Promise<unknown> {
  try {
    const response = await fetch('messages', { method: 'POST', body: encodeWireJson(request) });
    return await (response.ok ? response.json() : { error: await response.text() });
  } catch {
    // The simulator has stopped, which the notice says.
    return {};
  }
}
