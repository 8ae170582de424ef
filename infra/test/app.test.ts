import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { App, Stack } from 'aws-cdk-lib';
import { DeploymentError } from '../lib/index.js';
import { appOf, INSTANCE_ARN, only, shown, templateOf } from './world.js';

const APPS = { appOrigins: 'https://crm.example.com https://*.apps.example.com' };
const RELAY = { relay: 'true', desktopOrigins: 'https://desktop.example.com' };
const CCP = { ccpUrl: 'https://alias.my.connect.aws/ccp-v2/' };

function stacksOf(app: App): string[] {
  return app.node.children.map(({ node }) => node.id).filter((id) => id !== 'Tree');
}

/** Values of the stack's outputs, with references by name. */
function outputsOf(app: App, stack: string): Record<string, string> {
  const outputs = Object.entries(templateOf(app, stack).findOutputs('*'));
  return Object.fromEntries(outputs.map(([name, { Value }]) => [name, shown(Value)]));
}

describe('cdk deploy', () => {
  it('with instance, origins and grants makes the desktop, and prints what to paste', () => {
    const app = appOf({
      ...APPS,
      grants: 'OutboundCall/UpdateContactAttribute Contact/GetContactAttributes',
    });
    assert.deepEqual(stacksOf(app), ['Agents', 'Desktop']);
    const template = templateOf(app, 'Desktop');
    for (const type of [
      'AWS::Cognito::IdentityPool',
      'AWS::Connect::ApprovedOrigin',
      'AWS::CloudFront::Distribution',
      'Custom::AWS',
    ]) {
      template.resourceCountIs(type, 1);
    }
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [{ Action: ['connect:UpdateContactAttributes', 'connect:GetContactAttributes'] }],
      },
    });
    const { Settings = '', ScriptTag = '' } = outputsOf(app, 'Desktop');
    // Rules stand in the settings, for no attribute can hold them.
    assert.doesNotMatch(ScriptTag, /data-allowed-origins/);
    assert.match(
      Settings,
      /allowedOrigins: \[\{ origin: 'https:\/\/crm\.example\.com', operations: \['OutboundCall\/UpdateContactAttribute', 'Contact\/GetContactAttributes'\] \}, \{ origin: 'https:\/\/\*\.apps/,
    );
  });

  it('without grants prints a tag that holds the origins', () => {
    const { ScriptTag, Settings, Address } = outputsOf(appOf({ ...APPS, ...CCP }), 'Desktop');
    assert.match(
      ScriptTag ?? '',
      /^<script src="\/connect-message-broker\/\d+\.\d+\.\d+\/connect-message-broker\.js" integrity="sha384-abc" data-ccp-url="https:\/\/alias\.my\.connect\.aws\/ccp-v2\/" data-allowed-origins="https:\/\/crm\.example\.com https:\/\/\*\.apps\.example\.com" data-identity-pool-id="AccessIdentityPool"><\/script>$/,
    );
    assert.match(
      Settings ?? '',
      /^window\.connectMessageBrokerConfig = \{ logins: async \(\) => \(\{ 'cognito-idp\.eu-central-1\.amazonaws\.com\/.*': await idToken\(\) \}\) \};$/,
    );
    assert.equal(Address, 'https://HostingDistribution.DomainName');
  });

  it('with a softphone’s address asks the instance for none', () => {
    templateOf(appOf({ ...APPS, ...CCP }), 'Desktop').resourceCountIs('Custom::AWS', 0);
  });

  it('with the relay puts no AWS credentials into a browser', () => {
    const app = appOf({ ...APPS, ...CCP, ...RELAY });
    assert.deepEqual(stacksOf(app), ['Agents', 'ContactRelay', 'Desktop']);
    const template = templateOf(app, 'Desktop');
    template.resourceCountIs('AWS::Cognito::IdentityPool', 0);
    template.resourceCountIs('AWS::IAM::Role', 0);
    const { ScriptTag = '', Settings = '' } = outputsOf(app, 'Desktop');
    assert.match(ScriptTag, / data-relay-url="/);
    assert.doesNotMatch(ScriptTag, /identity-pool/);
    assert.equal(
      Settings,
      'window.connectMessageBrokerConfig = { relay: { token: ({ fresh }) => idToken({ fresh }) } };',
    );
    const policy = JSON.stringify(only(template, 'AWS::CloudFront::ResponseHeadersPolicy'));
    assert.match(
      policy,
      /connect-src "?.*ContactRelay:.* https:\/\/cognito-idp\.eu-central-1\.amazonaws\.com; frame-src/,
    );
    assert.doesNotMatch(policy, /https:\/\/connect\./);
  });

  it('keeps the identity pool beside the relay while pages move to it', () => {
    const app = appOf({ ...APPS, ...CCP, ...RELAY, identityPool: 'true' });
    const template = templateOf(app, 'Desktop');
    template.resourceCountIs('AWS::Cognito::IdentityPool', 1);
    assert.match(
      JSON.stringify(only(template, 'AWS::CloudFront::ResponseHeadersPolicy')),
      /connect-src https:\/\/connect\..* https:\/\/cognito-identity\..*ContactRelay:.*; frame-src/,
    );
    const { ScriptTag = '' } = outputsOf(app, 'Desktop');
    assert.match(ScriptTag, / data-relay-url="/);
    assert.doesNotMatch(ScriptTag, /identity-pool/);
  });

  it('with the relay and the user pool compares contacts with a claim that agents cannot change', () => {
    const app = appOf({ ...RELAY, ownership: 'deny' });
    const functions = Object.values(templateOf(app, 'ContactRelay').findResources('AWS::Lambda::Function'));
    const front = functions.find(({ Properties }) => Properties.Handler === 'front.handler');
    const { AGENT_CLAIM, OWNERSHIP } = front?.Properties.Environment.Variables ?? {};
    assert.deepEqual([AGENT_CLAIM, OWNERSHIP], ['custom:connectUserId', 'deny']);
  });

  it('with an identity provider of the company’s makes no user pool', () => {
    const app = appOf({
      ...APPS,
      ...CCP,
      tokenIssuer: 'https://login.example.com',
      tokenAudience: 'desktop',
    });
    assert.deepEqual(stacksOf(app), ['Desktop']);
    templateOf(app, 'Desktop').resourceCountIs('AWS::IAM::OIDCProvider', 1);
    assert.match(outputsOf(app, 'Desktop').Settings ?? '', /'login\.example\.com': await idToken\(\)/);
  });

  it('without hosting approves the origins of a page that is hosted elsewhere', () => {
    const app = appOf({ ...APPS, ...CCP, hosting: 'false', desktopOrigins: 'https://desktop.example.com' });
    const template = templateOf(app, 'Desktop');
    template.resourceCountIs('AWS::CloudFront::Distribution', 0);
    assert.equal(only(template, 'AWS::Connect::ApprovedOrigin').Origin, 'https://desktop.example.com');
    assert.match(outputsOf(app, 'Desktop').ScriptTag ?? '', /src="connect-message-broker\.js"/);
  });

  it('with a domain approves and admits it', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    const app = appOf({ ...APPS, ...CCP, relay: 'true', domainName: 'desktop.example.com', certificateArn });
    assert.equal(
      only(templateOf(app, 'Desktop'), 'AWS::Connect::ApprovedOrigin').Origin,
      'https://desktop.example.com',
    );
    const { CorsConfiguration } = only(templateOf(app, 'ContactRelay'), 'AWS::ApiGatewayV2::Api') as {
      CorsConfiguration: Record<string, never>;
    };
    assert.deepEqual(CorsConfiguration.AllowOrigins, ['https://desktop.example.com']);
  });

  it('admits to the relay the address of an earlier deployment, and approves it once', () => {
    const app = appOf({ ...APPS, ...CCP, relay: 'true', address: 'https://d1.cloudfront.net' });
    templateOf(app, 'Desktop').resourceCountIs('AWS::Connect::ApprovedOrigin', 1);
    const { CorsConfiguration } = only<{ CorsConfiguration: { AllowOrigins: string[] } }>(
      templateOf(app, 'ContactRelay'),
      'AWS::ApiGatewayV2::Api',
    );
    assert.deepEqual(CorsConfiguration.AllowOrigins, ['https://d1.cloudfront.net']);
  });

  it('mails alarms, by a topic that CloudWatch may publish to', () => {
    const template = templateOf(appOf({ ...RELAY, alarmEmail: 'ops@example.com' }), 'ContactRelay');
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
    });
    const { PolicyDocument } = only(template, 'AWS::SNS::TopicPolicy') as {
      PolicyDocument: { Statement: Record<string, never>[] };
    };
    assert.deepEqual(
      PolicyDocument.Statement.map(({ Effect, Action, Principal, Condition }) => [
        Effect,
        Action,
        Principal,
        Condition,
      ]),
      [
        ['Deny', 'sns:Publish', '*', { Bool: { 'aws:SecureTransport': 'false' } }],
        [
          'Allow',
          'sns:Publish',
          { Service: 'cloudwatch.amazonaws.com' },
          { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        ],
      ],
    );
  });

  it('names the stacks of a second instance in the same account otherwise', () => {
    assert.deepEqual(stacksOf(appOf({ ...RELAY, prefix: 'Test' })), ['TestAgents', 'TestContactRelay']);
  });

  it('goes to the account and Region of the instance', () => {
    const app = appOf(RELAY);
    for (const id of stacksOf(app)) {
      const { account, region } = app.node.findChild(id) as Stack;
      assert.deepEqual([account, region], ['123456789012', 'eu-central-1']);
    }
  });
});

describe('A context value that does not fit', () => {
  for (const [what, context, says] of [
    ['no instance', { instanceArn: '' }, /^-c instanceArn: expected "arn:aws:connect:REGION/],
    [
      'neither desktop nor relay',
      {},
      /^-c appOrigins: expected the origins of the CRM apps, .* or relay=true/,
    ],
    [
      'a misspelt name',
      { ...APPS, grant: 'Contact/UpdateContact' },
      /^-c grant: expected one of instanceArn, .*grants/,
    ],
    [
      'a grant that there is not',
      { ...APPS, ...CCP, grants: 'Write' },
      /^grants: expected one or more of .*got "Write"$/,
    ],
    [
      'a relay without an origin',
      { relay: 'true' },
      /^-c desktopOrigins: expected with relay=true the origins/,
    ],
    [
      'no way to Amazon Connect',
      { ...APPS, identityPool: 'false' },
      /^-c identityPool: expected "true", or relay=true/,
    ],
    [
      'no hosting and no origin',
      { ...APPS, hosting: 'false' },
      /^-c desktopOrigins: expected the origins of the pages/,
    ],
    ['a flag of another word', { relay: 'yes' }, /^-c relay: expected "true" or "false"; got "yes"$/],
    [
      'a number of letters',
      { ...RELAY, callsPerSecond: 'seven' },
      /^-c callsPerSecond: expected a number; got "seven"$/,
    ],
    ['another ownership', { ...RELAY, ownership: 'on' }, /^-c ownership: expected "off", "allow" or "deny"/],
    [
      'attributes that are no JSON',
      { ...RELAY, eventAttributes: 'LastQueue' },
      /^-c eventAttributes: expected JSON/,
    ],
    ['attributes as a list', { ...RELAY, eventAttributes: '["a"]' }, /^-c eventAttributes: expected JSON/],
    ['an issuer without audience', { ...RELAY, tokenIssuer: 'https://l.example.com' }, /^-c tokenAudience: /],
    ['an audience without issuer', { ...RELAY, tokenAudience: 'desktop' }, /^-c tokenIssuer: /],
    [
      'a domain without certificate',
      { ...APPS, domainName: 'd.example.com' },
      /^-c certificateArn: .*us-east-1/,
    ],
    [
      'a certificate of another Region',
      {
        ...APPS,
        domainName: 'd.example.com',
        certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1',
      },
      /^-c certificateArn: .*us-east-1/,
    ],
    [
      'a certificate without domain',
      { ...APPS, certificateArn: 'arn:aws:acm:us-east-1:1:certificate/1' },
      /^-c domainName: /,
    ],
    [
      'a softphone over HTTP',
      { ...APPS, ccpUrl: 'http://alias.my.connect.aws/' },
      /^-c ccpUrl: expected the address/,
    ],
    ['a prefix with a slash', { ...RELAY, prefix: 'a/b' }, /^-c prefix: expected letters/],
    ['an empty list', { appOrigins: ' ' }, /^-c appOrigins: expected the origins/],
  ] as const) {
    it(`is named in one sentence: ${what}`, () => {
      assert.throws(
        () => appOf(context),
        (error) =>
          error instanceof DeploymentError && says.test(error.message) && !error.message.includes('\n'),
      );
    });
  }
});

describe('The app itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-message-broker-infra-'));
  after(() => rmSync(folder, { recursive: true }));

  /** As the CDK's command starts it, in a world where every connection and every program fails. */
  function start(context: Record<string, string>): ReturnType<typeof spawnSync> {
    const build = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
    return spawnSync(process.execPath, ['--import', build('./offline.js'), build('../bin/infra.js')], {
      env: { PATH: folder, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
      encoding: 'utf8',
    });
  }

  it('synthesizes without network, look-ups or Docker', () => {
    const { status, stderr } = start({ instanceArn: INSTANCE_ARN, ...APPS });
    assert.equal(status, 0, String(stderr));
    const { missing, artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    assert.equal(missing, undefined);
    assert.ok('Desktop' in artifacts);
  });

  it('says in one line what is wrong, and ends with an error', () => {
    const { status, stderr } = start({ ...APPS });
    assert.equal(status, 1);
    assert.match(String(stderr), /^connect-message-broker: -c instanceArn: expected ".*"; got nothing\n$/);
  });
});
