/** Streams replaces the softphone's frame this often while nobody is logged in, and the keyboard focus with it. */
const SOFTPHONE_RELOAD_MS = 600_000;

/**
 * The part of the broker's settings that no attribute can hold, as a script of its own: the page's policy
 * allows none inside the HTML.
 *
 * @param logins what the page would get from its own sign-in
 */
export function brokerConfig(logins: Readonly<Record<string, string>>): string {
  return `window.connectMessageBrokerConfig = {
  logins: async () => (${JSON.stringify(logins)}),
  ccp: { loginPopup: false, ccpLoadTimeout: ${SOFTPHONE_RELOAD_MS} },
};
`;
}
