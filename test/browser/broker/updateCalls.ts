import type { ConnectCall, ConnectEmulator } from 'connect-message-broker/testing';

/** Calls that were to write attributes, in the order they came. */
export function updateCalls(emulator: ConnectEmulator): readonly ConnectCall[] {
  return emulator.calls.filter(({ operation }) => operation === 'UpdateContactAttributes');
}

/**
 * Keeps calls that are to write attributes open, before anything is written.
 *
 * @returns lets them go on, and later ones pass
 */
export function holdUpdates(
  emulator: ConnectEmulator,
  scope: { readonly times?: number; readonly when?: (call: ConnectCall) => boolean } = {},
): () => void {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const remove = emulator.inject({
    kind: 'delay',
    for: held,
    lateWrite: 'dropped',
    operation: 'UpdateContactAttributes',
    ...scope,
  });
  return () => {
    remove();
    letGo();
  };
}
