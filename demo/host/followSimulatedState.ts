import type { RelayState } from '../shared/RelayState.js';
import type { SimulatedState } from '../shared/SimulatedState.js';

/**
 * Calls `show` with the present state of the simulated Amazon Connect, and again after every change; `showRelay` in the
 * same way with that of the relay.
 */
export function followSimulatedState(
  show: (state: SimulatedState) => void,
  showRelay: (state: RelayState) => void,
): void {
  const events = new EventSource('simulated-state');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    // Sent by the demo's own server, of the same build.
    show(JSON.parse(data) as SimulatedState);
  };
  events.addEventListener('relay', ({ data }: MessageEvent<string>) => {
    showRelay(JSON.parse(data) as RelayState);
  });
}
