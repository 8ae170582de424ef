import { globalStreams } from './session/StreamsApi.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { SettingError } from './settings/SettingError.js';

/**
 * Calls initCCP when the settings ask for it, at once or when the document is there.
 * Without `allowFramedSoftphone` a framed CCP carries no voice (Streams documentation, initCCP).
 */
export function embedCcp({ ccpUrl, ccpContainer = '#ccp', ccp }: BrokerSettings): void {
  if (ccpUrl === undefined) return;
  const embed = (): void => {
    const connect = globalStreams();
    if (connect === undefined) {
      throw new SettingError(
        'ccpUrl',
        'amazon-connect-streams is not on the page; put its <script> before this one, or remove ccpUrl',
      );
    }
    const container = document.querySelector(ccpContainer);
    if (!(container instanceof HTMLElement)) {
      throw new SettingError(
        'ccpContainer',
        `expected an element that matches "${ccpContainer}", found none`,
      );
    }
    connect.core.initCCP(container, { softphone: { allowFramedSoftphone: true }, ...ccp, ccpUrl });
  };
  try {
    embed();
  } catch (error) {
    if (!(error instanceof SettingError) || document.readyState !== 'loading') throw error;
    // The script stands before the element, or before Streams: once more when the whole document is there.
    document.addEventListener('DOMContentLoaded', () => {
      try {
        embed();
      } catch (error) {
        console.error(error instanceof SettingError ? error.message : error);
      }
    });
  }
}
