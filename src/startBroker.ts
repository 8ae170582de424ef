import type { Broker } from './broker/Broker.js';
import { Bus } from './broker/Bus.js';
import { Router } from './broker/Router.js';
import { recordFailures } from './broker/recordFailures.js';
import { Subscriptions } from './broker/Subscriptions.js';
import { connectToAmazon } from './connect/connectToAmazon.js';
import { RequestQueue } from './connect/RequestQueue.js';
import { embedCcp } from './embedCcp.js';
import { DesktopEvents } from './events/DesktopEvents.js';
import { startLoginCycle } from './loginCycle.js';
import { connect } from './operations/connect.js';
import { contactAccess } from './operations/contactAccess.js';
import { getContactAttributes } from './operations/getContactAttributes.js';
import { possibleGrants } from './operations/possibleGrants.js';
import { agentStateSync, stateSync } from './operations/stateSync.js';
import { subscribe, unsubscribe } from './operations/subscriptions.js';
import { updateContact } from './operations/updateContact.js';
import { updateContactAttribute } from './operations/updateContactAttribute.js';
import { PartLoader } from './parts/PartLoader.js';
import { type PartName, partsIn, type RequestPart } from './parts/RequestPart.js';
import { BrokerError } from './protocol/BrokerError.js';
import { LoginGate } from './session/LoginGate.js';
import { showsSoftphone, softphoneOf } from './session/SoftphoneSession.js';
import { StreamsSession } from './session/StreamsSession.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { checkSettings } from './settings/checkSettings.js';
import { DEFAULTS } from './settings/defaults.js';
import { readRules } from './settings/readRules.js';
import { placeInWindow } from './windowState.js';

/**
 * Puts a broker together and starts it.
 *
 * @param requestPart how to load parts where the settings do not say
 * @throws SettingError for the first setting that cannot be used
 * @throws Error when the window has a running broker
 */
export function startBroker(settings: BrokerSettings, requestPart: RequestPart): Broker {
  checkSettings(settings);
  const { gateway, partsUrl, region, instanceId, sessionStaleAfterMs: staleAfterMs } = settings;
  const rules = readRules(settings.allowedOrigins ?? []);
  const place = placeInWindow();
  const ccp = embedCcp(settings);

  const session = softphoneOf(settings.session ?? new StreamsSession({ staleAfterMs }));
  const gate = new LoginGate(session, settings.loginWaitMs ?? session.loginWaitMs ?? DEFAULTS.loginWaitMs);
  const requests = new RequestQueue(settings.callLimit, place.busyContacts);
  const access = contactAccess(session, gate, requests);
  const bus = new Bus();
  const failures = recordFailures(bus);
  const subscriptions = new Subscriptions(bus);
  const events = new DesktopEvents(session, (event) => subscriptions.publish(event));
  const hasSoftphone = !settings.session || showsSoftphone(settings.session);
  const router = new Router({
    bus,
    rules,
    subscriptions,
    requestTimeoutMs: settings.requestTimeoutMs ?? DEFAULTS.requestTimeoutMs,
    // A new operation is one more entry here.
    operations: [
      stateSync(),
      connect(possibleGrants(gateway, hasSoftphone), (port) => router.open(port)),
      subscribe(subscriptions, () => events.present()),
      unsubscribe(subscriptions),
      agentStateSync(events),
      updateContactAttribute(access),
      getContactAttributes(access),
      updateContact(access),
    ],
  });
  const partOf = <Name extends PartName>(name: Name) =>
    new PartLoader(name, partsUrl ? partsIn(partsUrl) : requestPart, (failure) =>
      bus.emit('part', () => ({ time: Date.now(), ...failure })),
    );
  const parts = { aws: partOf('aws'), relay: partOf('relay') };
  const cycle = startLoginCycle({
    session,
    gate,
    requests,
    events,
    instance: { region, instanceId },
    connect: (instance) => connectToAmazon(settings, instance, session, parts),
    notify: (state) => bus.emit('session', () => ({ time: Date.now(), state })),
  });

  const leave = (): void => {
    requests.flush();
    router.closePorts();
  };
  window.addEventListener('pagehide', leave);
  place.take();

  let stopped: Promise<void> | undefined;
  const stopOnce = (unsent?: Promise<void>): Promise<void> => {
    stopped ??= stop(unsent);
    return stopped;
  };
  const forgetEnd = session.subscribeEnd?.((unsent, sent) => {
    void sent.then(() => router.expire());
    return stopOnce(unsent);
  });
  /** Frees the window for the next broker at once; only requests in flight take time. */
  const stop = async (unsent?: Promise<void>): Promise<void> => {
    const idle = router.stop();
    if (unsent) await Promise.race([idle, unsent]);
    cycle.stop(() => new BrokerError('BROKER_STOPPED', 'the broker stopped before the request was sent'));
    if (settings.session === undefined) session.stop();
    ccp?.end();
    place.leave(requests.busyContacts());
    await idle;
    forgetEnd?.();
    window.removeEventListener('pagehide', leave);
  };

  return {
    get sessionState() {
      return session.state;
    },
    subscribe: (filter, listener) => bus.subscribe(filter, listener),
    publish: (envelope) => bus.publish(envelope),
    on: (event, listener) => bus.on(event, listener),
    diagnose: () =>
      partOf('diagnostics')
        .get()
        .then(
          ({ diagnose }) =>
            diagnose({
              settings,
              session,
              stopped,
              rules,
              failures,
              unlisted: router.unlisted,
              parts,
            }),
          ({ message }) => [
            {
              code: 'part-missing',
              status: 'error',
              message: `${message.replace('t', 'T')}.`,
              fix: 'Mend that, or deploy all files of one release.',
              docs: 'docs/troubleshooting.md#part-missing',
            },
          ],
        ),
    stop: () => stopOnce(),
  };
}
