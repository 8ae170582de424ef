import type { Broker } from './broker/Broker.js';
import { Bus } from './broker/Bus.js';
import type { Operation } from './broker/Operation.js';
import { Router } from './broker/Router.js';
import { Subscriptions } from './broker/Subscriptions.js';
import type { Connection } from './connect/Connection.js';
import { HostConnection } from './connect/HostConnection.js';
import { LazyAwsConnection } from './connect/LazyAwsConnection.js';
import { RequestQueue } from './connect/RequestQueue.js';
import { embedCcp } from './embedCcp.js';
import { DesktopEvents } from './events/DesktopEvents.js';
import { agentStateSync } from './operations/agentStateSync.js';
import { ContactAccess } from './operations/ContactAccess.js';
import { connect } from './operations/connect.js';
import { getContactAttributes } from './operations/getContactAttributes.js';
import { possibleGrants } from './operations/possibleGrants.js';
import { stateSync } from './operations/stateSync.js';
import { subscribe } from './operations/subscribe.js';
import { unsubscribe } from './operations/unsubscribe.js';
import { updateContact } from './operations/updateContact.js';
import { updateContactAttribute } from './operations/updateContactAttribute.js';
import { PartLoader } from './parts/PartLoader.js';
import { partsIn, type RequestPart } from './parts/RequestPart.js';
import { BrokerError, isBrokerError } from './protocol/BrokerError.js';
import type { AgentSession, SessionState } from './session/AgentSession.js';
import { LoginGate } from './session/LoginGate.js';
import { type ConnectInstance, isSoftphoneSession } from './session/SoftphoneSession.js';
import { StreamsSession } from './session/StreamsSession.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { checkSettings } from './settings/checkSettings.js';
import { readRules } from './settings/readRules.js';
import { windowState } from './windowState.js';

/**
 * Puts a broker together and starts it.
 *
 * @param requestPart how to get at parts where the settings do not say
 * @throws SettingError for the first setting that cannot be used
 * @throws Error when the window has a running broker
 */
export function startBroker(settings: BrokerSettings, requestPart: RequestPart): Broker {
  checkSettings(settings);
  const rules = readRules(settings.allowedOrigins ?? []);
  const shared = windowState();
  if (shared.running.size > 0) {
    throw new Error('connect-message-broker: this window has a broker already; call its stop() first');
  }
  const ccp = embedCcp(settings);

  const session =
    settings.session ?? new StreamsSession({ staleAfterMs: settings.sessionStaleAfterMs ?? 90_000 });
  const gate = new LoginGate(session, settings.loginWaitMs ?? 10_000);
  const requests = new RequestQueue(settings.callLimit, shared.busyContacts);
  const access = new ContactAccess(session, gate, requests);
  const bus = new Bus();
  const subscriptions = new Subscriptions(bus);
  const events = new DesktopEvents(session, (event) => subscriptions.publish(event));
  // A new operation is one more entry here.
  const operations: readonly Operation[] = [
    stateSync(),
    connect(possibleGrants(settings.gateway, session)),
    subscribe(subscriptions, () => events.present()),
    unsubscribe(subscriptions),
    agentStateSync(events),
    updateContactAttribute(access),
    getContactAttributes(access),
    updateContact(access),
  ];
  const awsPart = new PartLoader(
    'aws',
    settings.partsUrl === undefined ? requestPart : partsIn(settings.partsUrl),
    (failure) => bus.emit('part', () => ({ time: Date.now(), ...failure })),
  );
  const router = new Router({
    bus,
    rules,
    operations,
    subscriptions,
    requestTimeoutMs: settings.requestTimeoutMs ?? 30_000,
  });

  let openFor: string | undefined;
  /** Each login has its own way to Amazon Connect, and after a failover one in each AWS Region. */
  const open = (): void => {
    const instance = instanceOf(settings, session);
    const key = `${instance.region} ${instance.instanceId}`;
    if (key === openFor) return;
    openFor = key;
    requests.open(connectToAmazon(settings, session, instance, awsPart));
  };
  const follow = (state: SessionState): void => {
    if (state === 'logged_in') {
      open();
    } else if (state === 'logged_out') {
      openFor = undefined;
      requests.close(
        () => new BrokerError('AGENT_NOT_LOGGED_IN', 'the agent logged out before the request was sent'),
      );
    }
    // A failover may be under way: what waits behind a slow call must not go to the old AWS Region.
    requests.hold(state === 'suspect' || state === 'starting');
    gate.changed(state);
    events.changed(state);
  };
  const endSubscriptions = [
    session.subscribe((state) => {
      follow(state);
      bus.emit('session', () => ({ time: Date.now(), state }));
    }),
    ...(isSoftphoneSession(session)
      ? [
          session.subscribeSnapshots(() => {
            // A failover that was not announced changes nothing but the instance's AWS Region.
            if (session.state === 'logged_in') open();
            events.compare();
          }),
        ]
      : []),
  ];
  follow(session.state);

  const leave = (): void => {
    requests.flush();
    router.closeLines();
  };
  window.addEventListener('pagehide', leave);
  shared.running.add(router);

  let stopped: Promise<void> | undefined;
  /** All that a next broker in this window depends on happens at once; only what is in flight takes time. */
  const stop = async (): Promise<void> => {
    const stopping = () =>
      new BrokerError('BROKER_STOPPED', 'the broker stopped before the request was sent');
    for (const end of endSubscriptions) end();
    const idle = router.stop();
    gate.fail(stopping);
    requests.close(stopping);
    if (settings.session === undefined && isSoftphoneSession(session)) session.stop();
    ccp?.end();
    handOver(requests.busyContacts(), shared.busyContacts);
    shared.running.delete(router);
    await idle;
    window.removeEventListener('pagehide', leave);
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

function handOver(busy: ReadonlyMap<string, Promise<void>>, shared: Map<string, Promise<void>>): void {
  for (const [contactId, isFree] of busy) {
    shared.set(contactId, isFree);
    void isFree.then(() => shared.delete(contactId));
  }
}

/** Where the contact centre is, as far as it is known by now. */
function instanceOf(settings: BrokerSettings, session: AgentSession): Partial<ConnectInstance> {
  const told = isSoftphoneSession(session) ? session.instance : undefined;
  const region = settings.region ?? told?.region;
  const instanceId = settings.instanceId ?? told?.instanceId;
  return { ...(region !== undefined && { region }), ...(instanceId !== undefined && { instanceId }) };
}

/** The way to Amazon Connect for the agent who has just logged in. */
function connectToAmazon(
  settings: BrokerSettings,
  session: AgentSession,
  instance: Partial<ConnectInstance>,
  awsPart: PartLoader<'aws'>,
): Connection {
  if (settings.gateway !== undefined) return new HostConnection(settings.gateway, instance.instanceId);
  const connection = new LazyAwsConnection(awsPart, {
    ...settings,
    instance: () => instance,
    clockSkewMs: () => (isSoftphoneSession(session) ? session.clockSkewMs : undefined),
    isBrokerError,
  });
  void connection.warm();
  return connection;
}
