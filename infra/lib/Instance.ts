import { Token } from 'aws-cdk-lib';
import { expected } from './DeploymentError.js';

/** An instance of Amazon Connect, as its ARN names it. */
export interface Instance {
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  readonly id: string;
  /** The narrowest resource that IAM knows for contacts: their ids are unknown before they exist. */
  readonly contacts: string;
}

const ARN = /^arn:aws[-a-z]*:connect:([a-z0-9-]+):(\d{12}):instance\/([0-9a-zA-Z-]+)$/;

/** @throws DeploymentError with what to write instead */
export function readInstanceArn(arn: string): Instance {
  const [, region, account, id] = (!Token.isUnresolved(arn) && ARN.exec(arn)) || [];
  if (region === undefined || account === undefined || id === undefined) {
    throw expected('instanceArn', '"arn:aws:connect:REGION:ACCOUNT:instance/ID"', `"${arn}"`);
  }
  return { arn, region, account, id, contacts: `${arn}/contact/*` };
}
