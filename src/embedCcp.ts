import { globalStreams } from './session/StreamsApi.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { SettingError } from './settings/SettingError.js';

/**
 * Calls initCCP when the settings ask for it. Without `allowFramedSoftphone` a framed CCP carries no voice
 * (Streams documentation, initCCP).
 *
 * @throws SettingError when Streams or the element is not on the page yet
 */
export function embedCcp({ ccpUrl, ccpContainer = '#ccp', ccp }: BrokerSettings): void {
  if (ccpUrl === undefined) return;
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
  connect.core.initCCP(container, { softphone: { allowFramedSoftphone: true }, ...ccp, ccpUrl });
}
