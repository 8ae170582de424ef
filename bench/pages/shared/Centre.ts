/** The addresses of the simulated contact centre that the page needs. */
export interface Centre {
  readonly ccpUrl: string;
  /** The endpoint of both Amazon Connect and Amazon Cognito. */
  readonly endpoint: string;
  readonly region: string;
  readonly instanceId: string;
  readonly identityPoolId: string;
  readonly logins: Readonly<Record<string, string>>;
}
