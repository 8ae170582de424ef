import { z } from 'zod';
import { optionErrors, optionOf } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import type { CcpSimulatorOptions } from './CcpSimulatorOptions.js';
import { attributeEcho, timerDelay } from './checkAttributeEcho.js';
import { completeAgent, type SimulatedAgent } from './simulatedAgent.js';

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
