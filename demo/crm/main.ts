import { byId } from '../shared/byId.js';
import { CallsAtHand } from '../shared/CallsAtHand.js';
import { ContactChooser } from './ContactChooser.js';
import { ContactDesk } from './ContactDesk.js';
import { ContactNews } from './ContactNews.js';
import type { CustomerRecord } from './CustomerRecord.js';
import { connect } from './connect.js';
import { sayWhetherReady } from './sayWhetherReady.js';
import { sayWhoIsLoggedIn } from './sayWhoIsLoggedIn.js';

const chooser = byId('chooser', HTMLElement);
const shown = byId('shown', HTMLElement);
const place = byId('record', HTMLElement);

const showAndFocus = (record: CustomerRecord): void => {
  desk.show(record);
  // The button that was pressed is gone.
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

const calls = new CallsAtHand((all) => desk.follow(all));
const desktop = byId('desktop', HTMLElement);

void sayWhetherReady(desktop);
connect.onCall((call) => calls.hear(call));
connect.onAgentState((agent) => {
  sayWhoIsLoggedIn(agent, desktop);
  if (agent.loginState === 'LoggedOut') calls.clear();
});
