import type { ConnectEmulator } from './ConnectEmulator.js';
import type { ConnectEmulatorOptions } from './ConnectEmulatorOptions.js';
import { RunningEmulator } from './RunningEmulator.js';
import { resolveOptions } from './resolveOptions.js';

/**
 * Starts an HTTP server on 127.0.0.1 that plays UpdateContactAttributes, GetContactAttributes, UpdateContact and
 * DescribeContact of Amazon Connect, and GetId and GetCredentialsForIdentity of Amazon Cognito identity pools, with
 * signatures, CORS, limits and quota, closely enough for the AWS SDK in a browser. It follows documentation and observation, and was never compared with the service
 * itself; `Assumptions` lists what was guessed.
 *
 * ```ts
 * const emulator = await startConnectEmulator();
 * const contactId = emulator.createContact();
 * const client = new ConnectClient({ region: emulator.region, endpoint: emulator.url, credentials: emulator.credentials });
 * // …
 * emulator.attributes(contactId);
 * await emulator.stop();
 * ```
 *
 * @throws TypeError when an option is wrong, or the port is in use
 */
export async function startConnectEmulator(options: ConnectEmulatorOptions = {}): Promise<ConnectEmulator> {
  const emulator = new RunningEmulator(resolveOptions(options));
  await emulator.listen();
  return emulator;
}
