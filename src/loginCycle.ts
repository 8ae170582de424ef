import type { Connection, KnownInstance } from './connect/Connection.js';
import type { RequestQueue } from './connect/RequestQueue.js';
import type { DesktopEvents } from './events/DesktopEvents.js';
import { BrokerError } from './protocol/BrokerError.js';
import type { SessionState } from './session/AgentSession.js';
import type { LoginGate } from './session/LoginGate.js';
import type { SoftphoneSession } from './session/SoftphoneSession.js';

export interface LoginCycleParts {
  readonly session: SoftphoneSession;
  readonly gate: LoginGate;
  readonly requests: RequestQueue;
  readonly events: DesktopEvents;
  /** From the settings; undefined members are read from the softphone. */
  readonly instance: KnownInstance;
  /** Makes a way to Amazon Connect. */
  connect(instance: KnownInstance): Connection;
  /** Called after each change of the session. */
  notify(state: SessionState): void;
}

export interface LoginCycle {
  /** Fails what has not been sent; what has been sent may finish. */
  stop(error: () => BrokerError): void;
}

/**
 * Follows the session, from login to logout.
 *
 * 1. Each login has its own way to Amazon Connect, and after a failover one in each AWS Region.
 * 2. While the session is in doubt, what has not been sent is held back: it must not go to an AWS Region that is being left.
 * 3. Requests are let through, and events published, after the way has been opened or closed.
 */
export function startLoginCycle({
  session,
  gate,
  requests,
  events,
  instance,
  connect,
  notify,
}: LoginCycleParts): LoginCycle {
  /** The instance that the way leads to; undefined while there is none. */
  let openFor: string | undefined;

  const open = (): void => {
    const region = instance.region ?? session.instance?.region;
    const instanceId = instance.instanceId ?? session.instance?.instanceId;
    const key = `${region} ${instanceId}`;
    if (key === openFor) return;
    openFor = key;
    requests.open(connect({ region, instanceId }));
  };

  const follow = (state: SessionState): void => {
    if (state === 'logged_in') open();
    if (state === 'logged_out') {
      openFor = undefined;
      requests.close(
        () => new BrokerError('AGENT_NOT_LOGGED_IN', 'the agent logged out before the request was sent'),
      );
    }
    requests.hold(state === 'suspect' || state === 'starting');
    gate.changed(state);
    events.changed(state);
  };

  const subscriptions = [
    session.subscribe((state) => {
      follow(state);
      notify(state);
    }),
    session.subscribeSnapshots(() => {
      // A failover that was not announced changes nothing but the instance's AWS Region.
      if (session.state === 'logged_in') open();
      events.compare();
    }),
  ];
  follow(session.state);

  return {
    stop(error) {
      for (const end of subscriptions) end();
      gate.fail(error);
      requests.close(error);
    },
  };
}
