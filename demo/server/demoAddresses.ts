import { z } from 'zod';
import { StartError } from './StartError.js';

export interface Address {
  readonly hostname: string;
  readonly port: number;
  readonly origin: string;
}

export interface DemoAddresses {
  readonly host: Address;
  readonly crm: Address;
  readonly caller: Address;
  readonly composer: Address;
  /** No rule of the broker lists this origin. */
  readonly unlisted: Address;
  /** Only with a simulated contact centre. */
  readonly ccp: Address;
  /** Only with a simulated contact centre. */
  readonly emulator: Address;
}

const DEFAULT_PORT = '8080';
const HIGHEST_PORT = 65_535 - 6;

const schema = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(HIGHEST_PORT));

/**
 * Seven consecutive ports. The host page is on `localhost`, everything else on `127.0.0.1`: to a browser these are
 * different sites. Different ports alone would be the same site.
 *
 * @throws StartError when `PORT` is not a port number
 */
export function demoAddresses(text = DEFAULT_PORT): DemoAddresses {
  const { data: port } = schema.safeParse(text);
  if (port === undefined) {
    throw new StartError(
      `PORT must be a whole number from 1 to ${HIGHEST_PORT} (the demo takes the next six ports too); got "${text}".`,
    );
  }
  const at = (hostname: string, place: number): Address => ({
    hostname,
    port: port + place,
    origin: new URL(`http://${hostname}:${port + place}`).origin,
  });
  return {
    host: at('localhost', 0),
    crm: at('127.0.0.1', 1),
    caller: at('127.0.0.1', 2),
    composer: at('127.0.0.1', 3),
    unlisted: at('127.0.0.1', 4),
    ccp: at('127.0.0.1', 5),
    emulator: at('127.0.0.1', 6),
  };
}
