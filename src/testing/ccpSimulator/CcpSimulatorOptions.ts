import type { AttributeEcho } from './attributeEcho.js';
import type { SimulatedAgent } from './simulatedAgent.js';

/** Settings of `startCcpSimulator`. */
export interface CcpSimulatorOptions {
  /** TCP port on 127.0.0.1. Default 0: any free port. */
  port?: number;
  /**
   * The host name in `url`. Default `'127.0.0.1'`. A host page on the *other* of the two names belongs to a different site, as
   * Amazon's CCP always does.
   */
  host?: '127.0.0.1' | 'localhost';
  /** The agent; each member has a default. */
  agent?: Partial<SimulatedAgent>;
  /** Whether the agent is logged in at the start. Default false. */
  loggedIn?: boolean;
  /**
   * Milliseconds between two `agent::update` messages while logged in, from 10. Default 5,000. (Amazon's worker polls
   * the configuration every 30 seconds.) In addition every change is pushed at once.
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
   * How many of the first acknowledges are lost in transit to the host. Default 0. The page continues as if they had
   * arrived, and sends updates.
   */
  lostAcknowledges?: number;
  /**
   * Whether the page refuses to be framed without a session, as Amazon's login page does. Default false: agents can log in
   * in the iframe itself.
   */
  refuseFramingWhenLoggedOut?: boolean;
}
