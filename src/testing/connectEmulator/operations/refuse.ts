import type { ErrorNames } from '../assumptions.js';
import type { EmulatorState } from '../EmulatorState.js';
import { WireError } from '../WireError.js';

/** A 400 whose exception name is an assumption. */
export function refuse(
  state: EmulatorState,
  reason: Exclude<keyof ErrorNames, 'throttled'>,
  message: string,
): WireError {
  return new WireError({
    status: 400,
    name: state.options.assumptions.errorNames[reason],
    message,
    from: 'service',
  });
}
