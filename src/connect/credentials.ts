/** A value, or a function that gets it anew each time it is needed. */
export type Provided<T> = T | (() => T | Promise<T>);

/** As the AWS SDK takes them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Without it they are taken to last. */
  readonly expiration?: Date;
}

/** Token by name of the identity provider: `cognito-idp.us-east-1.amazonaws.com/us-east-1_…`. */
export type CognitoLogins = Readonly<Record<string, string>>;
