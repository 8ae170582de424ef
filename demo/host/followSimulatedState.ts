import type { SimulatedState } from '../shared/SimulatedState.js';

/** Gets the state of the simulated Amazon Connect as it is now, and again after every change. */
export function followSimulatedState(show: (state: SimulatedState) => void): void {
  const events = new EventSource('simulated-state');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    // From our own server, of the same build.
    show(JSON.parse(data) as SimulatedState);
  };
}
