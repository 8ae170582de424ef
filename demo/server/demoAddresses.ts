import { PortError } from './requireFreePorts.js';

export interface Address {
  readonly port: number;
  readonly origin: string;
}

export interface DemoAddresses {
  readonly host: Address;
  readonly crm: Address;
  readonly stranger: Address;
  readonly ccp: Address;
  readonly emulator: Address;
}

const DEFAULT_PORT = '8080';
const HIGHEST_PORT = 65_535 - 4;

/**
 * Five ports in a row. The host page is on `localhost`, everything else on `127.0.0.1`: to a browser these are
 * different sites, which ports alone would not be.
 *
 * @throws {PortError} when `PORT` is no port
 */
export function demoAddresses(text = DEFAULT_PORT): DemoAddresses {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > HIGHEST_PORT) {
    throw new PortError(
      `PORT must be a whole number from 1 to ${HIGHEST_PORT} (the demo takes the next four ports too); got "${text}".`,
    );
  }
  const at = (name: string, place: number): Address => ({
    port: port + place,
    origin: new URL(`http://${name}:${port + place}`).origin,
  });
  return {
    host: at('localhost', 0),
    crm: at('127.0.0.1', 1),
    stranger: at('127.0.0.1', 2),
    ccp: at('127.0.0.1', 3),
    emulator: at('127.0.0.1', 4),
  };
}
