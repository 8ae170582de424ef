import { isRecord } from '../wire/isRecord.js';

/**
 * Adds what Amazon's worker adds to a snapshot that has come: it runs in the browser, and goes by the browser's clock
 * (amazon-connect-streams 2.28, `ClientEngine.pollForAgent`). What the message says itself is left alone.
 *
 * @param data of an `agent::update`
 */
export function stampSnapshot(data: unknown): void {
  const snapshot = isRecord(data) ? data.snapshot : undefined;
  if (!isRecord(snapshot) || !(snapshot.snapshotTimestamp instanceof Date)) return;
  const localTimestamp = Date.now();
  const skew = snapshot.snapshotTimestamp.getTime() - localTimestamp;
  Object.assign(snapshot, { localTimestamp, skew, ...snapshot });
}
