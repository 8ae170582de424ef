/** The part with the AWS SDK in it, a file of its own that is loaded at login. */
export { VERSION } from '../../version.js';
export { AwsConnection } from './AwsConnection.js';
