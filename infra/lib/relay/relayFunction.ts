import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { accept } from '../accept.js';
import { expected } from '../DeploymentError.js';

/** The files of `dist/relay-lambda`, each of which exports `handler`. */
export const HANDLERS = ['front', 'consumer', 'flow', 'contactEvent', 'redrive'] as const;
export type HandlerName = (typeof HANDLERS)[number];

const VPC_POLICY = 'service-role/AWSLambdaVPCAccessExecutionRole';
const BUILT_HANDLERS = fileURLToPath(new URL('../../../../dist/relay-lambda', import.meta.url));

/** @throws DeploymentError when the folder lacks a handler */
export function findHandlers(folder = BUILT_HANDLERS): string {
  for (const name of HANDLERS) {
    const file = join(folder, `${name}.mjs`);
    if (!existsSync(file)) {
      throw expected(
        'handlers',
        'the folder of the built handlers: run "npm run build" in the project\'s folder',
        `no file "${file}"`,
      );
    }
  }
  return folder;
}

export interface RelayFunctionProps {
  readonly name: HandlerName;
  /** The folder of all handlers: one asset, uploaded once. */
  readonly folder: string;
  readonly timeout: Duration;
  readonly environment?: Readonly<Record<string, string>>;
  /** Everything that the function may do, beside writing its own log. */
  readonly may: readonly PolicyStatement[];
  readonly reservedConcurrency?: number;
  readonly vpc?: IVpc;
}

/** A function with a role and a log of its own. */
export function relayFunction(scope: Construct, props: RelayFunctionProps): LambdaFunction {
  const id = `${props.name.charAt(0).toUpperCase()}${props.name.slice(1)}`;
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.ONE_MONTH,
    // Contact ids stand in it, which lead to people: nothing of it outlives the stack.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // Not AWSLambdaBasicExecutionRole, which may write every log of the account.
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  for (const statement of props.may) role.addToPrincipalPolicy(statement);
  if (props.vpc) {
    role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(VPC_POLICY));
    accept(
      role,
      `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${VPC_POLICY}]`,
      'Lambda needs this policy for functions in a VPC: network interfaces have no names before they exist.',
    );
  }
  return new LambdaFunction(scope, id, {
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: 256,
    code: Code.fromAsset(props.folder),
    handler: `${props.name}.handler`,
    timeout: props.timeout,
    ...(props.environment && { environment: { ...props.environment } }),
    role,
    logGroup,
    ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
    ...(props.vpc && { vpc: props.vpc }),
  });
}
