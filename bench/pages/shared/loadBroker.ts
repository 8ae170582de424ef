import type {} from 'connect-message-broker/connect-message-broker.js';
import { loadScript } from './loadScript.js';

type Library = NonNullable<Window['ConnectMessageBroker']>;

/** Loads the broker as a page does: the built script, which starts no broker without settings. */
export async function loadBroker(): Promise<Library> {
  await loadScript('/connect-message-broker.js');
  const library = window.ConnectMessageBroker;
  if (library === undefined) throw new Error('the broker’s script has defined no library');
  return library;
}
