import { isRecord } from '../../isRecord.js';
import { element } from '../../page/element.js';
import { keepFocus } from '../../page/keepFocus.js';
import { decodeWireJson, encodeWireJson } from '../../wireJson.js';
import { readHostMessage } from '../wire/hostMessage.js';
import type { PageCommand, PageRequest, PageView, ServerMessage } from '../wire/pageLink.js';
import { AgentPanel } from './AgentPanel.js';
import { ContactList } from './ContactList.js';
import { LoginPanel } from './LoginPanel.js';
import { NoticePanel } from './NoticePanel.js';
import { SimulatePanel } from './SimulatePanel.js';
import { stampSnapshot } from './stampSnapshot.js';

/** The page has no state of its own: the server sends it what to show and what to send to its host. */
const host = window.parent === window ? undefined : window.parent;
const agent = new AgentPanel(run);
const notices = new NoticePanel(run);
const logIn = new LoginPanel(run);
const contacts = new ContactList(run);
const simulate = new SimulatePanel(run);
const panels = [agent, notices, logIn, contacts, simulate];

let pageId: string | undefined;
let lastPost: Promise<unknown> = Promise.resolve();

const events = new EventSource(`events?embedded=${host !== undefined}`);
events.onmessage = ({ data }: MessageEvent<string>) => {
  // Same origin, same version: the decoded message is what the server encoded.
  obey(decodeWireJson(data) as ServerMessage);
};
events.onopen = () => notices.showLost(false);
events.onerror = () => notices.showLost(true);

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  const message = source === host ? readHostMessage(data) : undefined;
  if (message && pageId !== undefined) void post({ kind: 'from-host', pageId, message });
});

function obey(message: ServerMessage): void {
  switch (message.kind) {
    case 'hello':
      pageId = message.pageId;
      break;
    case 'view':
      show(message.view);
      break;
    case 'to-host':
      if (message.message.event === 'agent::update') stampSnapshot(message.message.data);
      // To any origin: the page does not know its host's origin, and nothing here is secret.
      host?.postMessage(message.message, '*');
      break;
    case 'reload':
      events.close();
      window.location.reload();
      break;
  }
}

function show(view: PageView): void {
  keepFocus(contacts.root, () => {
    for (const panel of panels) panel.update(view);
  });
  // Not earlier: before the first view it is unknown which panels to show.
  if (!agent.root.isConnected) {
    document.body.append(
      agent.root,
      element('main', {}, notices.root, logIn.root, contacts.root),
      simulate.root,
    );
  }
}

function run(command: PageCommand): void {
  void post({ kind: 'command', command }).then((answer) => {
    notices.showProblem(isRecord(answer) && typeof answer.error === 'string' ? answer.error : '');
  });
}

/** Posts one after the other, in order to keep the order of the host's messages. */
function post(request: PageRequest): Promise<unknown> {
  const posted = lastPost.then(async () => {
    const response = await fetch('messages', { method: 'POST', body: encodeWireJson(request) });
    return response.ok ? response.json() : { error: await response.text() };
  });
  lastPost = posted.catch(() => undefined);
  return lastPost;
}
