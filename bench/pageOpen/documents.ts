import type { Centre } from '../pages/shared/Centre.js';

/** Where the script of the page by hand is served. */
export const BY_HAND_SCRIPT = '/by-hand.js';

/** A page as in the README, with the broker. */
export function brokerDocument(centre: Centre, appUrl: string): string {
  const settings = `{
    ccp: { loginPopup: false },
    identityPoolId: ${JSON.stringify(centre.identityPoolId)},
    logins: async () => (${JSON.stringify(centre.logins)}),
  }`;
  return page(
    `<script>window.connectMessageBrokerConfig = ${settings};</script>
<script src="/connect-message-broker.js" data-ccp-url="${centre.ccpUrl}"
  data-allowed-origins="${new URL(appUrl).origin}"
  data-endpoint="${centre.endpoint}" data-cognito-endpoint="${centre.endpoint}"></script>`,
    appUrl,
  );
}

/** The same without the broker. */
export function byHandDocument(centre: Centre, appUrl: string): string {
  return page(
    `<script src="${BY_HAND_SCRIPT}"></script>
<script>startDesktop(${JSON.stringify(centre)}, '${new URL(appUrl).origin}');</script>`,
    appUrl,
  );
}

function page(scripts: string, appUrl: string): string {
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>desktop</title>
<script src="/connect-streams.js"></script>
<div id="ccp"></div>
${scripts}
<iframe name="app" src="${appUrl}"></iframe>`;
}
