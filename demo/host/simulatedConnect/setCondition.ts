import type { ConnectCondition } from '../../shared/ConnectCondition.js';

/**
 * Changes the condition of the simulated Amazon Connect.
 *
 * @throws Error with the reason, for people, when the condition was not changed
 */
export async function setCondition(condition: ConnectCondition): Promise<void> {
  const response = await fetch('simulated-condition', { method: 'PUT', body: condition }).catch(
    () => undefined,
  );
  if (response === undefined) throw new Error('the demo’s server does not answer');
  if (!response.ok) throw new Error((await response.text()) || `status ${response.status}`);
}
