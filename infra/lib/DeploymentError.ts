/** What was given cannot be deployed; the message says what to give instead. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
}

/** @param what a noun phrase @param got a value that is no secret, or words for its absence */
export function expected(name: string, what: string, got: string | number): DeploymentError {
  return new DeploymentError(`${name}: expected ${what}; got ${got}`);
}
