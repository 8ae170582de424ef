import { BrokerError } from 'connect-message-broker/client';
import { connect } from './connect.js';

/** Says whether the desktop has answered. What is saved before then is sent once it has. */
export async function sayWhetherReady(place: HTMLElement): Promise<void> {
  try {
    await connect.ready();
    place.textContent = 'The desktop is ready.';
  } catch (error) {
    if (!(error instanceof BrokerError && error.errorType === 'TIMEOUT')) throw error;
    place.textContent = `The desktop does not answer, so nothing can be saved: ${error.message}`;
    // The client goes on asking.
    await sayWhetherReady(place);
  }
}
