import { byId } from '../shared/byId.js';
import { ContactList } from './ContactList.js';
import { followRecords } from './followRecords.js';
import { runningBroker } from './runningBroker.js';
import { sessionText } from './sessionText.js';
import { WireLog } from './WireLog.js';

const session = byId('session', HTMLElement);
const log = new WireLog(byId('log', HTMLOListElement));
const contacts = new ContactList(byId('records', HTMLElement));

followRecords((records) => contacts.show(records));

// Before any message can come in: the broker tells only what happens from now on.
byId('broker', HTMLScriptElement).addEventListener('load', () => {
  const broker = runningBroker();
  if (broker === undefined) {
    session.textContent = 'No broker is running; the console tells why';
    return;
  }
  session.textContent = sessionText[broker.sessionState];
  broker.on('session', (event) => {
    session.textContent = sessionText[event.state];
    log.addSession(event);
  });
  broker.on('request', (event) => log.addRequest(event));
  broker.on('response', (event) => log.addResponse(event));
  broker.on('rejected', (event) => log.addRejected(event));
});
