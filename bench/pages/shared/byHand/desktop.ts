/// <reference types="amazon-connect-streams" />
import { ConnectClient, UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import type { Centre } from '../Centre.js';

/**
 * A page without the broker: Streams, the AWS SDK, and one listener.
 *
 * @param appOrigin of the app that may write
 */
export function startDesktop(centre: Centre, appOrigin: string): void {
  const { ccpUrl, endpoint, region, instanceId, identityPoolId, logins } = centre;
  const credentials = fromCognitoIdentityPool({
    identityPoolId,
    logins: { ...logins },
    clientConfig: { region, endpoint },
  });
  const client = new ConnectClient({ region, endpoint, credentials });
  connect.core.initCCP(document.querySelector('#ccp') as HTMLElement, {
    ccpUrl,
    loginPopup: false,
    softphone: { allowFramedSoftphone: true },
  });
  const loggedIn = new Promise<void>((resolve) => connect.agent(() => resolve()));

  addEventListener('message', async ({ source, origin, data }) => {
    if (origin !== appOrigin || data?.subtopic !== 'UpdateContactAttribute') return;
    const answer = (message: object): void =>
      (source as Window).postMessage(
        { channel: 'Amazon', topic: 'OutboundCall', subtopic: 'UpdateContactAttributeResponse', message },
        origin,
      );
    try {
      await loggedIn;
      const { InitialContactId, ContactAttributes: Attributes } = data.data;
      await client.send(
        new UpdateContactAttributesCommand({ InstanceId: instanceId, InitialContactId, Attributes }),
      );
      answer({ response: true });
    } catch (error) {
      answer({ response: false, msg: String(error) });
    }
  });
}
