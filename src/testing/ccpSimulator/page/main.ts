import { readHostMessage } from '../wire/hostMessage.js';
import { isRecord } from '../wire/isRecord.js';
import type { PageCommand, PageRequest, PageView, ServerMessage } from '../wire/pageLink.js';
import { decodeWireJson, encodeWireJson } from '../wire/wireJson.js';
import { AgentPanel } from './AgentPanel.js';
import { ContactList } from './ContactList.js';
import { element, setText } from './element.js';
import { SimulatePanel } from './SimulatePanel.js';

/** The page: it holds no state of its own; the server tells it what to show and what to say to its host. */
const host = window.parent === window ? undefined : window.parent;
const panels = [new AgentPanel(run), new ContactList(run), new SimulatePanel(run)];
const problem = element('p', { role: 'alert' });
document.body.append(...panels.map((panel) => panel.root), problem);

let pageId: string | undefined;
let lastPost: Promise<unknown> = Promise.resolve();

const events = new EventSource(`events?embedded=${host !== undefined}`);
events.onmessage = ({ data }: MessageEvent<string>) => {
  // Same origin, same version: what comes is what the server's encoder was given.
  obey(decodeWireJson(data) as ServerMessage);
};

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
      // To any origin: the page does not know its host's, and nothing here is secret.
      host?.postMessage(message.message, '*');
      break;
    case 'reload':
      events.close();
      window.location.reload();
      break;
  }
}

function show(view: PageView): void {
  for (const panel of panels) panel.update(view);
}

function run(command: PageCommand): void {
  void post({ kind: 'command', command }).then((answer) => {
    setText(problem, isRecord(answer) && typeof answer.error === 'string' ? answer.error : '');
  });
}

/** One after the other: the order in which the host spoke must not be lost. */
function post(request: PageRequest): Promise<unknown> {
  const posted = lastPost.then(async () => {
    const response = await fetch('messages', { method: 'POST', body: encodeWireJson(request) });
    return response.ok ? response.json() : { error: await response.text() };
  });
  lastPost = posted.catch(() => undefined);
  return lastPost;
}
