import type { BrokerError } from 'connect-message-broker/client';
import { byId } from '../shared/byId.js';
import { CallList } from '../shared/CallList.js';
import { ContactChooser } from './ContactChooser.js';
import { ContactDesk } from './ContactDesk.js';
import { ContactNews } from './ContactNews.js';
import type { CustomerRecord } from './CustomerRecord.js';
import { connect } from './connect.js';
import { DesktopStatus } from './DesktopStatus.js';

const chooser = byId('chooser', HTMLElement);
const shown = byId('shown', HTMLElement);
const place = byId('record', HTMLElement);

const showAndFocus = (record: CustomerRecord): void => {
  desk.show(record);
  // The button that was pressed has been removed.
  record.focus();
};

const desk: ContactDesk = new ContactDesk({
  chooser: new ContactChooser(byId('contact', HTMLSelectElement), (contactId) => desk.choose(contactId)),
  calls: new ContactNews(byId('calls', HTMLElement), showAndFocus),
  failures: new ContactNews(byId('failures', HTMLElement), showAndFocus),
  show(record) {
    chooser.hidden = false;
    place.replaceChildren(record.element);
    shown.textContent = `Shown: ${record.caller}`;
  },
  isInUse: () => document.hasFocus() && document.activeElement !== document.body,
});

const calls = new CallList((all) => desk.update(all));
const status = new DesktopStatus(byId('desktop', HTMLElement));

connect.ready().catch(({ message }: BrokerError) => status.showProblem(message));
connect.onConnectionChange((state) => {
  status.showConnection(state);
  // A desktop that comes back sends every contact again. Contacts that have ended meanwhile are not among them.
  if (state === 'connected') calls.clear();
});
connect.onAgentState((agent) => {
  status.showAgent(agent);
  if (agent.loginState === 'LoggedOut') calls.clear();
});
connect.onCall((call) => calls.update(call));
connect.onCurrentContact((contact) => desk.follow(contact?.initialContactId));
