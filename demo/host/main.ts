import type { SessionState } from 'connect-message-broker';
import { byId } from '../shared/byId.js';
import { ContactList } from './contacts/ContactList.js';
import { recordChangeText } from './contacts/recordChangeText.js';
import { SoftphoneRecords } from './contacts/SoftphoneRecords.js';
import { DiagnosticsPanel } from './diagnostics/DiagnosticsPanel.js';
import { followCalls } from './followCalls.js';
import { followSimulatedState } from './followSimulatedState.js';
import { followSoftphone, type SoftphoneContact } from './followSoftphone.js';
import type { IdentityPoolLogin } from './IdentityPoolLogin.js';
import { IdentityPoolPanel } from './IdentityPoolPanel.js';
import { followBroker } from './log/followBroker.js';
import { HandledMessage } from './log/HandledMessage.js';
import { WireLogPanel } from './log/WireLogPanel.js';
import { nextStep, type Progress } from './nextStep.js';
import { RelayPanel } from './relay/RelayPanel.js';
import { runningBroker } from './runningBroker.js';
import { SessionStatus } from './SessionStatus.js';
import { showTabs } from './showTabs.js';
import { ConditionControl } from './simulatedConnect/ConditionControl.js';
import { conditionTexts } from './simulatedConnect/conditionTexts.js';

declare global {
  interface Window {
    /** With a real centre, the broker's settings read the tokens from it. */
    identityPoolLogin?: IdentityPoolLogin;
  }
}

const centre = document.body.dataset.centre === 'real' ? 'real' : 'simulated';
const isInWorkspace = document.body.dataset.softphone === 'workspace';
const handled = new HandledMessage();
const { log } = new WireLogPanel();
const session = new SessionStatus(byId('session', HTMLElement));
const contacts = new ContactList(byId('records', HTMLElement), (change) => {
  byId('record-change', HTMLElement).textContent = recordChangeText(change);
  advance({ hasSaved: true });
});
showTabs(byId('tabs', HTMLElement));
new DiagnosticsPanel(() => runningBroker()?.diagnose());

const softphone = isInWorkspace ? 'workspace' : 'softphone';
let progress: Progress = { centre, softphone, session: 'starting', calls: [], hasSaved: false };
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
  window.identityPoolLogin = pool.login;
} else {
  byId('records-note', HTMLElement).textContent = 'as Amazon Connect stores it';
  const hasRelay = document.body.dataset.relay === 'on';
  const conditionControl = new ConditionControl(conditionTexts(hasRelay));
  const relayPanel = hasRelay ? new RelayPanel() : undefined;
  followSimulatedState(
    (state) => {
      contacts.show(state.contacts);
      conditionControl.show(state.condition);
      advance({ condition: state.condition });
    },
    (state) => relayPanel?.show(state),
  );
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
// A script's load event directly follows its execution, before any message: no event of the broker is missed.
script.addEventListener('load', () => {
  const broker = runningBroker();
  if (broker === undefined) {
    session.showNone();
    return;
  }
  followBroker(broker, handled, log);
  broker.on('session', ({ state }) => showSession(state));
  showSession(broker.sessionState);
  if (isInWorkspace) followCalls(broker, showCalls);
  else followSoftphone(showCalls);
});
