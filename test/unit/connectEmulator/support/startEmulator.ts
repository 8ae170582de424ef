import { onTestFinished } from 'vitest';
import type { ConnectEmulator } from '../../../../src/testing/connectEmulator/ConnectEmulator.js';
import type { ConnectEmulatorOptions } from '../../../../src/testing/connectEmulator/ConnectEmulatorOptions.js';
import { startConnectEmulator } from '../../../../src/testing/connectEmulator/startConnectEmulator.js';

/** An emulator that ends with the test. */
export async function startEmulator(options?: ConnectEmulatorOptions): Promise<ConnectEmulator> {
  const emulator = await startConnectEmulator(options);
  onTestFinished(() => emulator.stop());
  return emulator;
}
