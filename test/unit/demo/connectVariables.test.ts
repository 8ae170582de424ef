import { describe, expect, it } from 'vitest';
import { readConnectVariables } from '../../../demo/server/connectVariables.js';
import { StartError } from '../../../demo/server/StartError.js';

const all = {
  CONNECT_CCP_URL: 'https://example.my.connect.aws/ccp-v2/',
  CONNECT_REGION: 'us-gov-west-1',
  CONNECT_INSTANCE_ID: '11111111-2222-3333-4444-555555555555',
  CONNECT_IDENTITY_POOL_ID: 'us-east-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
};

describe('the CONNECT_ variables', () => {
  it('name an instance when the four are set', () => {
    expect(readConnectVariables(all)).toEqual({
      ccpUrl: all.CONNECT_CCP_URL,
      region: all.CONNECT_REGION,
      instanceId: all.CONNECT_INSTANCE_ID,
      identityPoolId: all.CONNECT_IDENTITY_POOL_ID,
    });
  });

  it('can also name other endpoints', () => {
    const endpoints = {
      CONNECT_ENDPOINT: 'https://connect-fips.us-gov-west-1.amazonaws.com',
      CONNECT_COGNITO_ENDPOINT: 'http://127.0.0.1:4566',
    };
    expect(readConnectVariables({ ...all, ...endpoints })).toMatchObject({
      endpoint: endpoints.CONNECT_ENDPOINT,
      cognitoEndpoint: endpoints.CONNECT_COGNITO_ENDPOINT,
    });
  });

  it.each([[{}], [{ CONNECT_REGION: '', CONNECT_CCP_URL: '  ' }], [{ PATH: '/bin' }]])(
    'ask for a simulated contact centre when none is set: %j',
    (environment) => {
      expect(readConnectVariables(environment)).toBeUndefined();
    },
  );

  it('that are missing beside others are named', () => {
    const { CONNECT_CCP_URL, CONNECT_REGION } = all;
    expect(() => readConnectVariables({ CONNECT_CCP_URL, CONNECT_REGION })).toThrow(
      new StartError(
        'To run against Amazon Connect, set CONNECT_INSTANCE_ID and CONNECT_IDENTITY_POOL_ID too; to run without, unset every CONNECT_ variable.',
      ),
    );
    expect(() => readConnectVariables({ CONNECT_ENDPOINT: 'https://connect.example.com' })).toThrow(
      /set CONNECT_CCP_URL and CONNECT_REGION and CONNECT_INSTANCE_ID and CONNECT_IDENTITY_POOL_ID too/,
    );
  });

  it.each([
    ['CONNECT_CCP_URL', 'example.my.connect.aws'],
    ['CONNECT_CCP_URL', 'http://example.my.connect.aws/ccp-v2/'],
    ['CONNECT_REGION', 'Virginia'],
    [
      'CONNECT_INSTANCE_ID',
      'arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-3333-4444-555555555555',
    ],
    ['CONNECT_IDENTITY_POOL_ID', 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'],
    ['CONNECT_ENDPOINT', 'connect.us-east-1.amazonaws.com'],
  ])('%s=%s is refused with what it should look like', (name, value) => {
    expect(() => readConnectVariables({ ...all, [name]: value })).toThrow(
      new RegExp(`^${name} must look like .+; got "${value.replace(/[.]/g, '\\.')}"\\.$`),
    );
  });
});
