export interface RunSettings {
  readonly seed: number;
  readonly requests: number;
  /** The command that repeats the run with the same seed. */
  readonly repeat: string;
}

/**
 * `FAULTS_SEED` repeats a run, `FAULTS_REQUESTS` makes it longer or shorter.
 *
 * @param command the command that runs only this test
 */
export function runSettings(defaultRequests: number, command: string): RunSettings {
  const { FAULTS_SEED, FAULTS_REQUESTS } = process.env;
  const seed = Number(FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const requests = Number(FAULTS_REQUESTS ?? defaultRequests);
  return { seed, requests, repeat: `FAULTS_SEED=${seed} FAULTS_REQUESTS=${requests} ${command}` };
}
