import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { accept } from './accept.js';
import { readInstanceArn } from './Instance.js';

export interface CcpAddressProps {
  readonly instanceArn: string;
}

/**
 * Asks Amazon Connect for the softphone's address at deployment, since an instance's ARN does not hold its alias.
 * For instances at `ALIAS.my.connect.aws`; of older ones at `awsapps.com` the address has to be given.
 */
export class CcpAddress extends Construct {
  readonly origin: string;
  readonly url: string;

  constructor(scope: Construct, id: string, { instanceArn }: CcpAddressProps) {
    super(scope, id);
    const instance = readInstanceArn(instanceArn);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const question = new AwsCustomResource(this, 'Instance', {
      installLatestAwsSdk: false,
      logGroup,
      role,
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['connect:DescribeInstance'], resources: [instance.arn] }),
        new PolicyStatement({ actions: ['ds:DescribeDirectories'], resources: ['*'] }),
      ]),
      onUpdate: {
        service: 'Connect',
        action: 'DescribeInstance',
        parameters: { InstanceId: instance.id },
        physicalResourceId: PhysicalResourceId.of(instance.id),
        outputPaths: ['Instance.InstanceAccessUrl'],
      },
    });
    accept(
      question,
      'IAM5[Resource::*]',
      'DescribeInstance takes ds:DescribeDirectories beside it, an action that IAM cannot narrow to a resource.',
    );
    const host = Fn.select(2, Fn.split('/', question.getResponseField('Instance.InstanceAccessUrl')));
    this.origin = `https://${host}`;
    this.url = `${this.origin}/ccp-v2/`;
  }
}
