import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AgentDirectory,
  CcpAddress,
  DeploymentError,
  DesktopAccess,
  type DesktopAccessProps,
  DesktopHosting,
  type DesktopHostingProps,
} from '../lib/index.js';
import { CONTACTS, emptyStack, INSTANCE_ARN, only, shown, statementsByRole } from './world.js';

const TOKENS = {
  issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc',
  audience: 'client',
};

function accessTemplate(props: Partial<DesktopAccessProps> = {}): Template {
  const stack = emptyStack();
  new DesktopAccess(stack, 'Access', {
    instanceArn: INSTANCE_ARN,
    desktopOrigins: ['https://desktop.example.com'],
    tokens: TOKENS,
    ...props,
  });
  return Template.fromStack(stack);
}

function hostingTemplate(props: Partial<DesktopHostingProps> = {}, stack: Stack = emptyStack()): Template {
  new DesktopHosting(stack, 'Hosting', {
    ccpOrigin: 'https://alias.my.connect.aws',
    appOrigins: ['https://crm.example.com', 'https://*.apps.example.com'],
    ...props,
  });
  return Template.fromStack(stack);
}

interface HeadersConfig {
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
  };
  readonly CustomHeadersConfig: {
    readonly Items: readonly { readonly Header: string; readonly Value: string }[];
  };
}

function headersOf(template: Template): HeadersConfig {
  return only<{ ResponseHeadersPolicyConfig: HeadersConfig }>(
    template,
    'AWS::CloudFront::ResponseHeadersPolicy',
  ).ResponseHeadersPolicyConfig;
}

describe('The role of agents', () => {
  for (const [grants, actions] of [
    [undefined, ['connect:UpdateContactAttributes']],
    [['OutboundCall/UpdateContactAttribute'], ['connect:UpdateContactAttributes']],
    [['Contact/GetContactAttributes'], ['connect:GetContactAttributes']],
    [['Contact/UpdateContact', 'Agent/SetAgentState'], ['connect:UpdateContact']],
    [
      [
        'OutboundCall/UpdateContactAttribute',
        'Contact/GetContactAttributes',
        'Contact/UpdateContact',
        'InboundCall/InboundCallStateChange',
        'Agent/StateSync',
        'Agent/SetAgentState',
      ],
      ['connect:GetContactAttributes', 'connect:UpdateContact', 'connect:UpdateContactAttributes'],
    ],
  ] as const) {
    it(`with the grants ${grants?.join(', ') ?? 'that are the default'} allows ${actions.join(', ')}`, () => {
      const template = accessTemplate(grants ? { grants } : {});
      assert.deepEqual(statementsByRole(template), {
        AccessAgentRole: [{ effect: 'Allow', actions: [...actions], resources: [CONTACTS] }],
      });
    });
  }

  it('allows nothing where only events are granted, which come from the softphone', () => {
    assert.deepEqual(statementsByRole(accessTemplate({ grants: ['Agent/StateSync'] })), {});
  });

  it('is refused a grant that there is not', () => {
    assert.throws(
      () => accessTemplate({ grants: ['Contact/UpdateContacts'] }),
      (error) =>
        error instanceof DeploymentError &&
        /^grants: expected one or more of OutboundCall\/.*; got "Contact\/UpdateContacts"$/.test(
          error.message,
        ),
    );
  });

  it('is for authenticated agents of this identity pool', () => {
    const role = only(accessTemplate(), 'AWS::IAM::Role');
    assert.deepEqual(role.AssumeRolePolicyDocument, {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'AccessIdentityPool3C6EE170' } },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
          },
        },
      ],
    });
    assert.equal(role.ManagedPolicyArns, undefined);
  });
});

describe('The identity pool', () => {
  it('knows authenticated identities alone, by tokens that are still valid at the user pool', () => {
    const template = accessTemplate();
    assert.deepEqual(only(template, 'AWS::Cognito::IdentityPool'), {
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        {
          ProviderName: 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc',
          ClientId: 'client',
          ServerSideTokenCheck: true,
        },
      ],
    });
    const { Roles } = only(template, 'AWS::Cognito::IdentityPoolRoleAttachment') as {
      Roles: Record<string, never>;
    };
    assert.deepEqual(Object.keys(Roles), ['authenticated']);
  });

  it('takes tokens of another identity provider, which IAM then knows', () => {
    const template = accessTemplate({
      tokens: { issuer: 'https://login.example.com', audience: ['a', 'b'] },
    });
    const provider = only(template, 'AWS::IAM::OIDCProvider');
    assert.deepEqual([provider.Url, provider.ClientIdList], ['https://login.example.com', ['a', 'b']]);
    const { OpenIdConnectProviderARNs: arns } = only(template, 'AWS::Cognito::IdentityPool');
    assert.deepEqual(
      [arns].flat().map((arn) => shown(arn ?? '')),
      ['AccessIdentityProvider.Arn'],
    );
  });

  it('takes the provider that the account has already', () => {
    const arn = 'arn:aws:iam::123456789012:oidc-provider/login.example.com';
    const template = accessTemplate({
      tokens: { issuer: 'https://login.example.com', audience: 'a' },
      openIdConnectProviderArn: arn,
    });
    template.resourceCountIs('AWS::IAM::OIDCProvider', 0);
    assert.deepEqual(only(template, 'AWS::Cognito::IdentityPool').OpenIdConnectProviderARNs, [arn]);
  });

  it('is not made where no AWS credentials are to be in a browser', () => {
    const stack = emptyStack();
    new DesktopAccess(stack, 'Access', {
      instanceArn: INSTANCE_ARN,
      desktopOrigins: ['https://a.example.com'],
    });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Cognito::IdentityPool', 0);
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.resourceCountIs('AWS::Connect::ApprovedOrigin', 1);
  });
});

describe('The instance', () => {
  it('approves each origin of a desktop once', () => {
    const desktopOrigins = ['https://a.example.com', 'http://localhost:8080', 'https://a.example.com'];
    const approved = Object.values(
      accessTemplate({ desktopOrigins }).findResources('AWS::Connect::ApprovedOrigin'),
    );
    assert.deepEqual(approved.map(({ Properties }) => Properties).sort(), [
      { InstanceId: INSTANCE_ARN, Origin: 'https://a.example.com' },
      { InstanceId: INSTANCE_ARN, Origin: 'http://localhost:8080' },
    ]);
  });

  for (const origin of [
    'https://a.example.com/',
    'http://a.example.com',
    'https://*.example.com',
    'a.example.com',
  ]) {
    it(`is not given ${origin}, which is no origin of a desktop`, () => {
      assert.throws(() => accessTemplate({ desktopOrigins: [origin] }), DeploymentError);
    });
  }

  it('is asked for the softphone’s address by a function that may do only that', () => {
    const stack = emptyStack();
    const ccp = new CcpAddress(stack, 'Ccp', { instanceArn: INSTANCE_ARN });
    const template = Template.fromStack(stack);
    assert.deepEqual(statementsByRole(template), {
      CcpRole: [
        {
          effect: 'Allow',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: ['CcpLog.Arn'],
        },
        { effect: 'Allow', actions: ['connect:DescribeInstance'], resources: [INSTANCE_ARN] },
        { effect: 'Allow', actions: ['ds:DescribeDirectories'], resources: ['*'] },
      ],
    });
    assert.deepEqual(stack.resolve(ccp.url), {
      'Fn::Join': [
        '',
        [
          'https://',
          {
            'Fn::Select': [
              2,
              { 'Fn::Split': ['/', { 'Fn::GetAtt': ['CcpInstanceB629440A', 'Instance.InstanceAccessUrl'] }] },
            ],
          },
          '/ccp-v2/',
        ],
      ],
    });
  });
});

describe('The headers of the hosted desktop', () => {
  const template = hostingTemplate();

  it('are those of docs/security.md, and no answer of the bucket can take their place', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = headersOf(template);
    assert.deepEqual(SecurityHeadersConfig, {
      ContentSecurityPolicy: {
        ContentSecurityPolicy: [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          'connect-src https://connect.eu-central-1.amazonaws.com https://cognito-identity.eu-central-1.amazonaws.com',
          'frame-src https://alias.my.connect.aws https://crm.example.com https://*.apps.example.com',
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'",
        ].join('; '),
        Override: true,
      },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: true },
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: 31_536_000,
        IncludeSubdomains: false,
        Override: true,
      },
    });
    assert.deepEqual(CustomHeadersConfig, {
      Items: [
        {
          Header: 'Permissions-Policy',
          Value:
            'microphone=(self "https://alias.my.connect.aws"), camera=(self "https://alias.my.connect.aws")',
          Override: true,
        },
        { Header: 'Cache-Control', Value: 'no-cache', Override: true },
      ],
    });
  });

  it('are on every answer', () => {
    const { DistributionConfig } = only(template, 'AWS::CloudFront::Distribution') as {
      DistributionConfig: Record<string, Record<string, never>>;
    };
    assert.match(
      shown(DistributionConfig.DefaultCacheBehavior?.ResponseHeadersPolicyId ?? ''),
      /^HostingHeaders/,
    );
    assert.equal(DistributionConfig.CacheBehaviors, undefined);
  });

  function connectSources(props: Partial<DesktopHostingProps>): string {
    const { ContentSecurityPolicy: csp } = headersOf(hostingTemplate(props)).SecurityHeadersConfig;
    return /connect-src ([^;]*);/.exec(csp.ContentSecurityPolicy)?.[1] ?? '';
  }

  it('let a desktop with a relay connect to the relay, and not to AWS', () => {
    const relayUrl = 'https://abc.execute-api.eu-central-1.amazonaws.com/stage';
    assert.equal(connectSources({ relayUrl }), 'https://abc.execute-api.eu-central-1.amazonaws.com');
  });

  it('let the page connect where it says', () => {
    const connectOrigins = ['https://login.example.com'];
    const region = 'us-west-2';
    assert.equal(
      connectSources({ connectOrigins, region }),
      'https://connect.us-west-2.amazonaws.com https://cognito-identity.us-west-2.amazonaws.com https://login.example.com',
    );
  });

  for (const [name, value] of [
    ['ccpOrigin', "https://alias.my.connect.aws; script-src 'unsafe-inline'"],
    ['ccpOrigin', 'https://alias.my.connect.aws/ccp-v2/'],
    ['appOrigins', ['https://crm.example.com/app']],
    ['appOrigins', ['https://crm.example.com; script-src *']],
    ['appOrigins', ['*']],
    ['connectOrigins', ['https://*.example.com']],
  ] as const) {
    it(`are refused a ${name} of ${value}`, () => {
      assert.throws(
        () => hostingTemplate({ [name]: value }),
        (error) =>
          error instanceof DeploymentError && error.message.startsWith(`${name}: expected origins such as`),
      );
    });
  }
});

describe('docs/security.md', () => {
  const page = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');

  it('shows the headers that are deployed', () => {
    const [, block = ''] = /## Headers\n[^`]*```\n(.*?)```/s.exec(page) ?? [];
    const text = block
      .replaceAll('REGION', 'eu-central-1')
      .replaceAll('ALIAS', 'alias')
      .replaceAll(/\s+/g, ' ');
    const headers = new Map(
      [...text.matchAll(/([A-Z][A-Za-z-]+): (.*?)(?= [A-Z][A-Za-z-]+: |$)/g)].map(([, name, value]) => [
        name,
        value?.trim(),
      ]),
    );
    const { SecurityHeadersConfig, CustomHeadersConfig } = headersOf(
      hostingTemplate({ appOrigins: ['https://crm.example.com'] }),
    );
    const { ContentSecurityPolicy: csp } = SecurityHeadersConfig.ContentSecurityPolicy;
    const permissions = CustomHeadersConfig.Items.find(({ Header }) => Header === 'Permissions-Policy');
    assert.equal(headers.get('Content-Security-Policy'), csp);
    assert.equal(headers.get('Permissions-Policy'), permissions?.Value);
    assert.deepEqual(
      ['X-Frame-Options', 'Referrer-Policy', 'X-Content-Type-Options', 'Strict-Transport-Security'].map(
        (name) => headers.get(name),
      ),
      ['DENY', 'strict-origin-when-cross-origin', 'nosniff', 'max-age=31536000'],
    );
    assert.equal(headers.size, 6);
  });

  it('names for each operation the action that is deployed', () => {
    const [, table = ''] = /## IAM\n(.*?)\n## /s.exec(page) ?? [];
    const rows = [...table.matchAll(/\| `([A-Za-z]+\/[A-Za-z]+)` \| `(connect:[A-Za-z]+)` \|/g)];
    assert.equal(rows.length, 2);
    for (const [, grant = '', action = ''] of rows) {
      const [statement] = statementsByRole(accessTemplate({ grants: [grant] })).AccessAgentRole ?? [];
      assert.deepEqual(statement?.actions, [action]);
    }
  });
});

describe('The hosted desktop', () => {
  const template = hostingTemplate();

  it('lies in a private bucket, encrypted, that only its distribution reads', () => {
    const bucket = only(template, 'AWS::S3::Bucket');
    assert.deepEqual(bucket.PublicAccessBlockConfiguration, {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const { PolicyDocument } = only(template, 'AWS::S3::BucketPolicy') as {
      PolicyDocument: { Statement: Record<string, never>[] };
    };
    const [tls, read, ...others] = PolicyDocument.Statement;
    assert.deepEqual(others, []);
    assert.deepEqual([tls?.Effect, tls?.Condition], ['Deny', { Bool: { 'aws:SecureTransport': 'false' } }]);
    assert.deepEqual(
      [read?.Effect, read?.Action, read?.Principal],
      ['Allow', 's3:GetObject', { Service: 'cloudfront.amazonaws.com' }],
    );
    assert.match(JSON.stringify(read?.Condition), /"AWS:SourceArn".*distribution\/.*HostingDistribution/);
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    });
  });

  it('is served over HTTPS alone', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
        DefaultRootObject: 'index.html',
        HttpVersion: 'http2and3',
      },
    });
  });

  it('is new everywhere a minute after an upload', () => {
    template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: { MinTTL: 0, DefaultTTL: 60 },
    });
  });

  it('answers a missing file as missing, and not with a page', () => {
    const { DistributionConfig } = only(template, 'AWS::CloudFront::Distribution') as {
      DistributionConfig: Record<string, never>;
    };
    assert.equal(DistributionConfig.CustomErrorResponses, undefined);
  });

  it('has a name of its own, by TLS 1.2 at least', () => {
    const stack = emptyStack();
    const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    const certificate = Certificate.fromCertificateArn(stack, 'Certificate', arn);
    const named = hostingTemplate({ domain: { name: 'desktop.example.com', certificate } }, stack);
    named.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['desktop.example.com'],
        ViewerCertificate: { AcmCertificateArn: arn, MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
  });
});

describe('The user pool of agents', () => {
  const stack = emptyStack();
  const directory = new AgentDirectory(stack, 'Directory');
  const template = Template.fromStack(stack);

  it('is filled by administrators alone, and stays when its stack goes', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        Policies: { PasswordPolicy: { MinimumLength: 12 } },
        MfaConfiguration: 'OPTIONAL',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      },
    });
  });

  it('gives a claim with the agent’s id in Amazon Connect, which the agent can read and not write', () => {
    assert.equal(directory.agentClaim, 'custom:connectUserId');
    const client = only(template, 'AWS::Cognito::UserPoolClient');
    assert.deepEqual(client.ReadAttributes, ['custom:connectUserId']);
    assert.deepEqual(client.WriteAttributes, ['locale']);
  });

  it('has a client without a secret, which a browser could not keep', () => {
    const client = only(template, 'AWS::Cognito::UserPoolClient');
    assert.equal(client.GenerateSecret, false);
    assert.equal(client.EnableTokenRevocation, true);
    assert.equal(client.AllowedOAuthFlowsUserPoolClient, false);
  });

  it('is the issuer of its tokens', () => {
    const { issuer, audience } = stack.resolve(directory.tokens);
    assert.equal(shown(issuer), 'https://cognito-idp.eu-central-1.amazonaws.com/DirectoryAgents');
    assert.equal(shown(audience), 'DirectoryAgentsDesktop');
  });
});
