import { App } from 'aws-cdk-lib';
import { addStacks } from '../lib/app/stacks.js';
import { DeploymentError } from '../lib/DeploymentError.js';

try {
  addStacks(new App());
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(`connect-message-broker: ${error.message}`);
  process.exit(1);
}
