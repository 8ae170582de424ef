import type { RedriveAnswer } from '../../shared/RelayState.js';

/**
 * Asks the demo's server to do something with the relay.
 *
 * @throws Error with the reason, for people
 */
export async function askRelay(path: string, method: 'POST' | 'PUT', body?: string): Promise<Response> {
  const response = await fetch(`relay/${path}`, { method, ...(body !== undefined && { body }) }).catch(
    () => undefined,
  );
  if (response === undefined) throw new Error('the demo’s server does not answer');
  if (!response.ok) throw new Error((await response.text()) || `status ${response.status}`);
  return response;
}

/** @returns what has become of the dead letters, in words */
export async function redrive(): Promise<string> {
  const response = await askRelay('redrive', 'POST');
  // Sent by the demo's own server, of the same build.
  const { putBack, overtaken, kept } = (await response.json()) as RedriveAnswer;
  return `Redriven: ${putBack} put back, ${overtaken} overtaken by later values, ${kept} kept.`;
}
