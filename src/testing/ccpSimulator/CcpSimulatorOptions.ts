import { type AttributeEcho, checkAttributeEcho } from './attributeEcho.js';
import { checkOption, checkOptionNames, isTimerDelay } from './checkOption.js';
import { completeAgent, type SimulatedAgent } from './simulatedAgent.js';

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

/**
 * Checks the options and fills in the defaults.
 * @throws TypeError that names the option, what was expected and what came
 */
export function readCcpSimulatorOptions(
  options: CcpSimulatorOptions,
): Required<CcpSimulatorOptions> & { agent: SimulatedAgent } {
  const option = (name: string) => `startCcpSimulator: option "${name}"`;
  checkOptionNames(options, 'startCcpSimulator', [
    'port',
    'host',
    'agent',
    'loggedIn',
    'updateIntervalMs',
    'attributeEcho',
    'acknowledgeDelayMs',
    'lostAcknowledges',
    'refuseFramingWhenLoggedOut',
  ]);
  const read = {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    agent: completeAgent(options.agent ?? {}, option('agent')),
    loggedIn: options.loggedIn ?? false,
    updateIntervalMs: options.updateIntervalMs ?? 5000,
    attributeEcho: options.attributeEcho ?? 'at-once',
    acknowledgeDelayMs: options.acknowledgeDelayMs ?? 0,
    lostAcknowledges: options.lostAcknowledges ?? 0,
    refuseFramingWhenLoggedOut: options.refuseFramingWhenLoggedOut ?? false,
  };
  const isPort = Number.isInteger(read.port) && read.port >= 0 && read.port <= 65_535;
  checkOption(isPort, option('port'), 'a whole number from 0 to 65535', read.port);
  const isHost = read.host === '127.0.0.1' || read.host === 'localhost';
  checkOption(isHost, option('host'), "'127.0.0.1' or 'localhost'", read.host);
  const { updateIntervalMs } = read;
  const isInterval = isTimerDelay(updateIntervalMs) && updateIntervalMs >= 10;
  checkOption(isInterval, option('updateIntervalMs'), 'a number of milliseconds from 10', updateIntervalMs);
  const { acknowledgeDelayMs: delayMs, lostAcknowledges: lost } = read;
  checkOption(
    isTimerDelay(delayMs),
    option('acknowledgeDelayMs'),
    'a number of milliseconds from 0',
    delayMs,
  );
  const isCount = Number.isInteger(lost) && lost >= 0;
  checkOption(isCount, option('lostAcknowledges'), 'a whole number from 0', lost);
  checkAttributeEcho(read.attributeEcho, option('attributeEcho'));
  for (const name of ['loggedIn', 'refuseFramingWhenLoggedOut'] as const) {
    checkOption(typeof read[name] === 'boolean', option(name), 'true or false', read[name]);
  }
  return read;
}
