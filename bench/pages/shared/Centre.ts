/** The simulated contact centre, as the page needs to know it. */
export interface Centre {
  readonly ccpUrl: string;
  /** Of Amazon Connect and Amazon Cognito alike. */
  readonly endpoint: string;
  readonly identityPoolId: string;
  readonly logins: Readonly<Record<string, string>>;
  readonly contactId: string;
}
