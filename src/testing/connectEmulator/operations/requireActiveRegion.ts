import type { EmulatorState } from '../EmulatorState.js';
import { WireError } from '../WireError.js';

/** @throws WireError when this is the passive Region, which accepts no updates */
export function requireActiveRegion(state: EmulatorState): void {
  if (state.switches.passiveRegion) {
    throw new WireError({
      status: 400,
      name: 'InvalidActiveRegionException',
      message: `${state.options.region} is not the active Region of this instance`,
      from: 'service',
    });
  }
}
