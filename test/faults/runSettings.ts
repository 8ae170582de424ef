export interface RunSettings {
  readonly seed: number;
  readonly requests: number;
  /** The command that throws the same dice again. */
  readonly repeat: string;
}

/**
 * `FAULTS_SEED` repeats a run's dice, `FAULTS_REQUESTS` makes it longer or shorter.
 *
 * @param command runs the test alone
 */
export function runSettings(defaultRequests: number, command: string): RunSettings {
  const { FAULTS_SEED, FAULTS_REQUESTS } = process.env;
  const seed = Number(FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const requests = Number(FAULTS_REQUESTS ?? defaultRequests);
  return { seed, requests, repeat: `FAULTS_SEED=${seed} FAULTS_REQUESTS=${requests} ${command}` };
}
