/**
 * How the simulated Amazon Connect behaves.
 * - `normal`: it answers at once.
 * - `slow`: each answer takes some seconds.
 * - `throttled`: it answers 429, as when the quota of the account is used up.
 * - `failing`: it answers 500.
 * - `offline`: it cannot be reached.
 */
export type ConnectCondition = (typeof connectConditions)[number];

export const connectConditions = ['normal', 'slow', 'throttled', 'failing', 'offline'] as const;
