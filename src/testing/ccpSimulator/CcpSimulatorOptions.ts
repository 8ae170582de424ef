import { z } from 'zod';
import { readOptions } from '../readOptions.js';
import type { AttributeEcho } from './attributeEcho.js';
import { attributeEcho, timerDelay } from './checkAttributeEcho.js';
import { optionErrors, optionOf } from './optionErrors.js';
import { completeAgent, type SimulatedAgent } from './simulatedAgent.js';

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

const boolean = z.boolean().default(false).describe('true or false');

/** Each option with its default, and the text of the expected value for errors. */
export const ccpSimulatorOptions = z.strictObject({
  port: z.int().min(0).max(65_535).default(0).describe('a whole number from 0 to 65535'),
  host: z.enum(['127.0.0.1', 'localhost']).default('127.0.0.1').describe("'127.0.0.1' or 'localhost'"),
  agent: z.custom<Partial<SimulatedAgent>>().default({}),
  loggedIn: boolean,
  updateIntervalMs: timerDelay.min(10).default(5_000).describe('a number of milliseconds from 10'),
  attributeEcho: attributeEcho.default('at-once'),
  acknowledgeDelayMs: timerDelay.default(0).describe('a number of milliseconds from 0'),
  lostAcknowledges: z.int().min(0).default(0).describe('a whole number from 0'),
  refuseFramingWhenLoggedOut: boolean,
} satisfies { readonly [Name in keyof CcpSimulatorOptions]-?: z.ZodType<CcpSimulatorOptions[Name]> });

/**
 * Checks the options and fills in the defaults.
 * @throws TypeError that names the option, what was expected and what came
 */
export function readCcpSimulatorOptions(
  options: CcpSimulatorOptions,
): Required<CcpSimulatorOptions> & { agent: SimulatedAgent } {
  const nameOf = optionOf('startCcpSimulator');
  const read = readOptions(ccpSimulatorOptions, options, optionErrors(nameOf));
  return { ...read, agent: completeAgent(read.agent, nameOf(['agent'])) };
}
