/** The part with the AWS SDK in it, a file of its own that is loaded at log-in. */
export { AwsConnection } from './AwsConnection.js';
