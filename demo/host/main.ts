import type { SessionState } from 'connect-message-broker';
import { byId } from '../shared/byId.js';
import { ContactList } from './contacts/ContactList.js';
import { landingText } from './contacts/landingText.js';
import { SoftphoneRecords } from './contacts/SoftphoneRecords.js';
import { followSimulatedState } from './followSimulatedState.js';
import { followSoftphone, type SoftphoneContact } from './followSoftphone.js';
import type { IdentityPoolLogIn } from './IdentityPoolLogIn.js';
import { IdentityPoolPanel } from './IdentityPoolPanel.js';
import { followBroker } from './log/followBroker.js';
import { HandledMessage } from './log/HandledMessage.js';
import { WireLogPanel } from './log/WireLogPanel.js';
import { nextStep, type Progress } from './nextStep.js';
import { runningBroker } from './runningBroker.js';
import { SessionStatus } from './SessionStatus.js';
import { showTabs } from './showTabs.js';
import { WeatherControl } from './weather/WeatherControl.js';

declare global {
  interface Window {
    /** The broker's settings for a real centre ask it for tokens. */
    identityPoolLogIn?: IdentityPoolLogIn;
  }
}

const centre = document.body.dataset.centre === 'real' ? 'real' : 'simulated';
const handled = new HandledMessage();
const { log } = new WireLogPanel();
const session = new SessionStatus(byId('session', HTMLElement));
const contacts = new ContactList(byId('records', HTMLElement), (landing) => {
  byId('landed', HTMLElement).textContent = landingText(landing);
  advance({ hasLanded: true });
});
showTabs(byId('tabs', HTMLElement));

let progress: Progress = { centre, session: 'starting', calls: [], hasLanded: false };
function advance(news: Partial<Progress>): void {
  progress = { ...progress, ...news };
  byId('next-step', HTMLElement).textContent = nextStep(progress);
}
advance({});

const softphoneRecords = new SoftphoneRecords();
let pool: IdentityPoolPanel | undefined;
if (centre === 'real') {
  byId('records-note', HTMLElement).textContent = 'as the softphone shows it';
  pool = new IdentityPoolPanel((hasToken) => advance({ hasToken }));
  window.identityPoolLogIn = pool.logIn;
} else {
  byId('records-note', HTMLElement).textContent = 'as Amazon Connect holds it';
  const weatherControl = new WeatherControl();
  followSimulatedState((state) => {
    contacts.show(state.contacts);
    weatherControl.show(state.weather);
    advance({ weather: state.weather });
  });
}

function showCalls(calls: readonly SoftphoneContact[]): void {
  if (centre === 'real') contacts.show(softphoneRecords.of(calls));
  contacts.showCalls(calls);
  advance({ calls });
}

function showSession(state: SessionState): void {
  session.show(state);
  advance({ session: state });
  pool?.follow(state);
  if (state === 'logged_out') showCalls([]);
}

const script = byId('broker', HTMLScriptElement);
script.addEventListener('error', () => session.showNone());
// Before any message can come in: the broker tells only what happens from now on.
script.addEventListener('load', () => {
  const broker = runningBroker();
  if (broker === undefined) {
    session.showNone();
    return;
  }
  followBroker(broker, handled, log);
  broker.on('session', ({ state }) => showSession(state));
  showSession(broker.sessionState);
  followSoftphone(showCalls);
});
