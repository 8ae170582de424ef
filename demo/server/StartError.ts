/** Why the demo cannot start. The message is one sentence for whoever started it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
