import { describe, expect, it } from 'vitest';
import type { ConnectVariables } from '../../../demo/server/connectVariables.js';
import { realCentre } from '../../../demo/server/realCentre.js';

const variables: ConnectVariables = {
  ccpUrl: 'https://example.my.connect.aws/ccp-v2/',
  region: 'eu-central-1',
  instanceId: '11111111-2222-3333-4444-555555555555',
  identityPoolId: 'us-east-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
};

/** The settings as the page gets them, with a login to the pool. */
function settingsOf(code: string): Record<string, unknown> {
  return new Function('window', `return (${code})`)({ identityPoolLogin: { logins: () => 'logins' } });
}

describe('a real contact centre', () => {
  it('lets the page connect to the two APIs in their own Regions, and to no other', () => {
    expect(realCentre(variables).apiOrigins).toEqual([
      'https://connect.eu-central-1.amazonaws.com',
      'https://cognito-identity.us-east-1.amazonaws.com',
    ]);
  });

  it('names the instance in the broker’s settings, and asks the page for the logins', () => {
    const { logins, ...settings } = settingsOf(realCentre(variables).brokerConfig);
    expect(settings).toEqual({
      identityPoolId: 'us-east-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      region: 'eu-central-1',
      instanceId: '11111111-2222-3333-4444-555555555555',
      ccp: { region: 'eu-central-1', loginPopupAutoClose: true, softphone: { allowFramedSoftphone: true } },
    });
    expect((logins as () => unknown)()).toBe('logins');
  });

  it('takes other endpoints', () => {
    const endpoint = 'https://connect-fips.us-gov-west-1.amazonaws.com/';
    const centre = realCentre({ ...variables, endpoint });
    expect(centre.apiOrigins[0]).toBe('https://connect-fips.us-gov-west-1.amazonaws.com');
    expect(settingsOf(centre.brokerConfig)).toMatchObject({ endpoint });
  });
});
