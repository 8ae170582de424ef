import type {} from 'connect-message-broker/connect-message-broker.js';
import { loadScript } from './loadScript.js';

type Library = NonNullable<Window['ConnectMessageBroker']>;

/** The broker as a page gets it: the built script, which starts nothing by itself without settings. */
export async function loadBroker(): Promise<Library> {
  await loadScript('/connect-message-broker.js');
  const library = window.ConnectMessageBroker;
  if (library === undefined) throw new Error('the broker’s script has left no library');
  return library;
}
