import type { Broker } from './broker/Broker.js';
import { Bus } from './broker/Bus.js';
import type { Operation } from './broker/Operation.js';
import { Router } from './broker/Router.js';
import { Subscriptions } from './broker/Subscriptions.js';
import type { Connection } from './connect/Connection.js';
import { HostConnection } from './connect/HostConnection.js';
import { LazyAwsConnection, type LoadAwsPart } from './connect/LazyAwsConnection.js';
import { RequestQueue } from './connect/RequestQueue.js';
import { embedCcp } from './embedCcp.js';
import { DesktopEvents } from './events/DesktopEvents.js';
import { agentStateSync } from './operations/agentStateSync.js';
import { ContactAccess } from './operations/ContactAccess.js';
import { connect } from './operations/connect.js';
import { getContactAttributes } from './operations/getContactAttributes.js';
import { stateSync } from './operations/stateSync.js';
import { subscribe } from './operations/subscribe.js';
import { unsubscribe } from './operations/unsubscribe.js';
import { updateContact } from './operations/updateContact.js';
import { updateContactAttribute } from './operations/updateContactAttribute.js';
import { BrokerError, isBrokerError } from './protocol/BrokerError.js';
import type { AgentSession, SessionState } from './session/AgentSession.js';
import { LoginGate } from './session/LoginGate.js';
import { type ConnectInstance, isSoftphoneSession } from './session/SoftphoneSession.js';
import { StreamsSession } from './session/StreamsSession.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { checkSettings } from './settings/checkSettings.js';
import { readRules } from './settings/readRules.js';

/** Marks a window that has a broker, across bundles. */
const RUNNING = Symbol.for('connect-message-broker');

/**
 * Puts a broker together and starts it.
 *
 * @throws SettingError for the first setting that cannot be used
 * @throws Error when the window has a broker already
 */
export function startBroker(settings: BrokerSettings, loadAwsPart: LoadAwsPart): Broker {
  checkSettings(settings);
  const rules = readRules(settings.allowedOrigins ?? []);
  if (Reflect.has(window, RUNNING)) {
    throw new Error('connect-message-broker: this window has a broker already; stop it first');
  }
  embedCcp(settings);

  const session =
    settings.session ?? new StreamsSession({ staleAfterMs: settings.sessionStaleAfterMs ?? 90_000 });
  const gate = new LoginGate(session, settings.loginWaitMs ?? 10_000);
  const requests = new RequestQueue(settings.callLimit);
  const access = new ContactAccess(session, gate, requests);
  const bus = new Bus();
  const subscriptions = new Subscriptions(bus);
  const events = new DesktopEvents(session, (event) => subscriptions.publish(event));
  // A new operation is one more entry here.
  const operations: readonly Operation[] = [
    stateSync(),
    connect(() => operations),
    subscribe(subscriptions, () => events.present()),
    unsubscribe(subscriptions),
    agentStateSync(events),
    updateContactAttribute(access),
    getContactAttributes(access),
    updateContact(access),
  ];
  const router = new Router({
    bus,
    rules,
    operations,
    subscriptions,
    requestTimeoutMs: settings.requestTimeoutMs ?? 30_000,
  });

  let isOpen = false;
  const follow = (state: SessionState): void => {
    if (state === 'logged_in' && !isOpen) {
      isOpen = true;
      requests.open(connectToAmazon(settings, session, loadAwsPart));
    } else if (state === 'logged_out') {
      isOpen = false;
      requests.close(
        () => new BrokerError('AGENT_NOT_LOGGED_IN', 'the agent logged out before the request was sent'),
      );
    }
    gate.changed(state);
    events.changed(state);
  };
  const endSubscriptions = [
    session.subscribe((state) => {
      follow(state);
      bus.emit('session', () => ({ time: Date.now(), state }));
    }),
    ...(isSoftphoneSession(session) ? [session.subscribeSnapshots(() => events.compare())] : []),
  ];
  follow(session.state);

  const leave = (): void => {
    requests.flush();
    router.closeLines();
  };
  window.addEventListener('pagehide', leave);
  Reflect.set(window, RUNNING, true);

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const stopping = () =>
      new BrokerError('BROKER_STOPPED', 'the broker stopped before the request was sent');
    for (const end of endSubscriptions) end();
    const idle = router.stop();
    gate.fail(stopping);
    requests.close(stopping);
    await idle;
    if (settings.session === undefined && isSoftphoneSession(session)) session.stop();
    window.removeEventListener('pagehide', leave);
    Reflect.deleteProperty(window, RUNNING);
  };

  return {
    get sessionState() {
      return session.state;
    },
    subscribe: (filter, listener) => bus.subscribe(filter, listener),
    publish: (envelope) => bus.publish(envelope),
    on: (event, listener) => bus.on(event, listener),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** The way to Amazon Connect for the agent who has just logged in. */
function connectToAmazon(
  settings: BrokerSettings,
  session: AgentSession,
  loadAwsPart: LoadAwsPart,
): Connection {
  const instance = (): Partial<ConnectInstance> => {
    const told = isSoftphoneSession(session) ? session.instance : undefined;
    const region = settings.region ?? told?.region;
    const instanceId = settings.instanceId ?? told?.instanceId;
    return { ...(region !== undefined && { region }), ...(instanceId !== undefined && { instanceId }) };
  };
  if (settings.gateway !== undefined) return new HostConnection(settings.gateway, instance().instanceId);
  const clockSkewMs = () => (isSoftphoneSession(session) ? session.clockSkewMs : undefined);
  const connection = new LazyAwsConnection(loadAwsPart, {
    ...settings,
    instance,
    clockSkewMs,
    isBrokerError,
  });
  void connection.warm();
  return connection;
}
