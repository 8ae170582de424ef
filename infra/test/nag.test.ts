import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type App, Stack } from 'aws-cdk-lib';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ContactRelay } from '../lib/index.js';
import { appOf, ENV, HANDLERS, INSTANCE_ARN, PROCESS } from './world.js';

const APPS = { appOrigins: 'https://crm.example.com' };

/** Each finding that no acceptance beside a resource explains. */
function findings(app: App): string[] {
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );
}

describe('cdk-nag, pack AwsSolutions', () => {
  for (const [what, context] of [
    ['a desktop', APPS],
    [
      'a desktop with its own domain and identity provider',
      {
        ...APPS,
        ccpUrl: 'https://alias.my.connect.aws/ccp-v2/',
        domainName: 'desktop.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
        tokenIssuer: 'https://login.example.com',
        tokenAudience: 'desktop',
      },
    ],
    [
      'a desktop with the relay',
      {
        ...APPS,
        relay: 'true',
        desktopOrigins: 'https://desktop.example.com',
        alarmEmail: 'ops@example.com',
      },
    ],
  ] as const) {
    it(`finds nothing in ${what} that is not explained beside it`, () => {
      assert.deepEqual(findings(appOf(context)), []);
    });
  }

  it('finds nothing in a relay in a VPC with a state machine that is not explained beside it', () => {
    const app = appOf(APPS);
    const network = new Stack(app, 'Network', { env: ENV });
    const stack = new Stack(app, 'Test', { env: ENV });
    new ContactRelay(stack, 'Relay', {
      instanceArn: INSTANCE_ARN,
      jwt: { issuer: 'https://login.example.com', audience: 'desktop' },
      allowedOrigins: ['https://desktop.example.com'],
      vpc: new Vpc(network, 'Vpc') as IVpc,
      processes: {
        ask: LambdaFunction.fromFunctionArn(
          stack,
          'Ask',
          'arn:aws:lambda:eu-central-1:123456789012:function:ask',
        ),
        definition: PROCESS,
      },
      handlers: HANDLERS,
    });
    assert.deepEqual(
      findings(app).filter((finding) => finding.includes(' Test/')),
      [],
    );
  });
});
