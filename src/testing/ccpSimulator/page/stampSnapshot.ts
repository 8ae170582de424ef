import { isRecord } from '../../isRecord.js';

/**
 * Adds what Amazon's worker adds to a snapshot when it arrives: it runs in the browser, and uses the browser's clock
 * (amazon-connect-streams 2.28, `ClientEngine.pollForAgent`). The message's own members stay unchanged.
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
