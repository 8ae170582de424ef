/** Attributes of the script tag of a page that calls initCCP itself. */
export const byThePage = { 'data-ccp-url': undefined };

/** JavaScript that does so. */
export function initCcp(url: string): string {
  return `connect.core.initCCP(document.querySelector('#ccp'),
    { ccpUrl: '${url}', loginPopup: false, softphone: { allowFramedSoftphone: true } });`;
}
