import type { AttributeEcho } from './attributeEcho.js';
import type { SimulatedAgent } from './simulatedAgent.js';

/** Settings of `startCcpSimulator`. */
export interface CcpSimulatorOptions {
  /** TCP port on 127.0.0.1. Default 0: any free one. */
  port?: number;
  /**
   * The host name in `url`. Default `'127.0.0.1'`. A host page on the *other* of the two names is of another site, as
   * Amazon's CCP always is.
   */
  host?: '127.0.0.1' | 'localhost';
  /** The agent; whatever is left out has a default. */
  agent?: Partial<SimulatedAgent>;
  /** Start with the agent logged in. Default false. */
  loggedIn?: boolean;
  /**
   * Milliseconds between two `agent::update` messages while logged in, from 10. Default 5,000. (Amazon's worker polls
   * the configuration every 30 seconds.) Changes are pushed at once besides.
   */
  updateIntervalMs?: number;
  /** When attributes given to `showAttributes` show up in Streams. Default `'at-once'`. */
  attributeEcho?: AttributeEcho;
  /**
   * Milliseconds from a page's start until it acknowledges its host, as when the CCP is slow to load. Default 0. Streams
   * expects it within its `ccpLoadTimeout` of 5,000.
   */
  acknowledgeDelayMs?: number;
  /**
   * How many of the first acknowledges are lost on their way to the host. Default 0. The page goes on as if they had
   * arrived, and sends updates.
   */
  lostAcknowledges?: number;
  /**
   * Without a session, refuse to be framed, as Amazon's login page does. Default false: the login can then be done
   * in the iframe itself.
   */
  refuseFramingWhenLoggedOut?: boolean;
}
