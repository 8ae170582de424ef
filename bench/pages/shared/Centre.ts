/** The addresses of the simulated contact centre that the page needs. */
export interface Centre {
  readonly ccpUrl: string;
  /** The endpoint of both Amazon Connect and Amazon Cognito. */
  readonly endpoint: string;
  readonly identityPoolId: string;
  readonly logins: Readonly<Record<string, string>>;
  readonly contactId: string;
}
