import type { ChildProcess } from 'node:child_process';

/** Ends a process that leads a group, and all of the group; nothing when it has ended already. */
export function killGroup(leader: ChildProcess | null, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (leader?.pid === undefined || leader.exitCode !== null || leader.signalCode !== null) return;
  process.kill(-leader.pid, signal);
}
