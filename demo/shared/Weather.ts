/**
 * How the simulated Amazon Connect behaves.
 * - `fair`: it answers at once.
 * - `slow`: each answer takes some seconds.
 * - `throttled`: the quota of the account is used up (429).
 * - `failing`: an error of its own (500).
 * - `gone`: no connection.
 */
export type Weather = (typeof weathers)[number];

export const weathers = ['fair', 'slow', 'throttled', 'failing', 'gone'] as const;
