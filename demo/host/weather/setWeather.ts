import type { Weather } from '../../shared/Weather.js';

/**
 * Changes the weather at the simulated Amazon Connect.
 *
 * @throws Error with the reason, for people, when it stays as it was
 */
export async function setWeather(weather: Weather): Promise<void> {
  const response = await fetch('weather', { method: 'PUT', body: weather }).catch(() => undefined);
  if (response === undefined) throw new Error('the demo’s server does not answer');
  if (!response.ok) throw new Error((await response.text()) || `status ${response.status}`);
}
