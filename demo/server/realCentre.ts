import type { ContactCentre } from './ContactCentre.js';
import type { ConnectVariables } from './connectVariables.js';

/** An instance of Amazon Connect. The page asks the agent for the token of the identity pool. */
export function realCentre(variables: ConnectVariables): ContactCentre {
  const { ccpUrl, region, instanceId, identityPoolId, endpoint, cognitoEndpoint } = variables;
  const poolRegion = identityPoolId.slice(0, identityPoolId.indexOf(':'));
  const settings = {
    identityPoolId,
    region,
    instanceId,
    ...(endpoint !== undefined && { endpoint }),
    ...(cognitoEndpoint !== undefined && { cognitoEndpoint }),
    ccp: { region, loginPopupAutoClose: true, softphone: { allowFramedSoftphone: true } },
  };
  return {
    kind: 'real',
    ccpUrl,
    hasRelay: false,
    apiOrigins: [
      endpoint ?? `https://connect.${region}.amazonaws.com`,
      cognitoEndpoint ?? `https://cognito-identity.${poolRegion}.amazonaws.com`,
    ].map((url) => new URL(url).origin),
    brokerConfig: `{
  ...${JSON.stringify(settings)},
  // Without a token there is nothing to wait for: a BrokerError fails the request at once.
  logins: () => window.identityPoolLogin.logins(
    (message) => new ConnectMessageBroker.BrokerError('ACCESS_DENIED', message),
  ),
}`,
  };
}
