import { globalStreams } from './session/StreamsApi.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { SettingError } from './settings/SettingError.js';

/** A softphone that the broker has put into the page. */
export interface EmbeddedCcp {
  /** One; with Global Resiliency two, one for each region. */
  readonly frames: readonly HTMLIFrameElement[];
}

/**
 * Calls initCCP when the settings ask for it. Without `allowFramedSoftphone` a framed CCP carries no voice
 * (Streams documentation, initCCP).
 *
 * @returns undefined when the page calls initCCP itself
 * @throws SettingError when the page is not ready for a softphone, or has one
 * @throws Error when initCCP fails
 */
export function embedCcp({ ccpUrl, ccpContainer = '#ccp', ccp }: BrokerSettings): EmbeddedCcp | undefined {
  if (ccpUrl === undefined) return undefined;
  const connect = globalStreams();
  if (connect === undefined) {
    throw new SettingError('ccpUrl', 'put the script of amazon-connect-streams before this one');
  }
  const container = document.querySelector<HTMLElement>(ccpContainer);
  if (container === null) {
    throw new SettingError(
      'ccpContainer',
      `put an element that matches "${ccpContainer}" before this script`,
    );
  }
  // initCCP would do nothing then, and not say so to its caller (Streams 2.28, core.js).
  if (document.querySelector('iframe[name="Amazon Connect CCP"]')) {
    throw new SettingError('ccpUrl', 'the page has a softphone already; leave it out');
  }
  const framesFrom = (start: number) => [...container.querySelectorAll('iframe')].slice(start);
  const others = framesFrom(0).length;
  try {
    connect.core.initCCP(container, { softphone: { allowFramedSoftphone: true }, ...ccp, ccpUrl });
  } catch (error) {
    for (const frame of framesFrom(others)) frame.remove();
    throw new Error(`connect-message-broker: initCCP failed${storageCause()}: ${error}`, { cause: error });
  }
  // initCCP appends.
  const frames = framesFrom(others);
  if (frames.length === 0) {
    throw new SettingError(
      'ccpUrl',
      'initCCP made no frame: it ran before, and its frame went without connect.core.terminate()',
    );
  }
  return { frames };
}

/** initCCP clears what it keeps in localStorage (Streams 2.28, core.js). */
function storageCause(): string {
  try {
    localStorage.getItem('');
    return '';
  } catch {
    return ', for this page may not use localStorage (sandboxed, or framed by another site)';
  }
}
