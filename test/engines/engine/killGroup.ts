import type { ChildProcess } from 'node:child_process';

/** Ends a process that leads a group, and the whole group; does nothing when it has already ended. */
export function killGroup(leader: ChildProcess | null, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (leader?.pid === undefined || leader.exitCode !== null || leader.signalCode !== null) return;
  process.kill(-leader.pid, signal);
}
