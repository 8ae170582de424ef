/**
 * A value, or a function that gets it each time it is needed. An error of the function means that there is none now:
 * it is called again, not within a second. A `BrokerError` answers the requests that wait, by its own type.
 */
export type Provided<T> = T | (() => T | Promise<T>);

/** As the AWS SDK takes them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  /** Without it they are taken to last. */
  readonly expiration?: Date | undefined;
}

/** Token by name of the identity provider: `cognito-idp.us-east-1.amazonaws.com/us-east-1_…`. */
export type CognitoLogins = Readonly<Record<string, string>>;
