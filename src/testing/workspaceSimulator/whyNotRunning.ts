import type { Workspace } from './Workspace.js';

/** In how many frames an app runs: its `onCreate` is done. */
export function runningCount({ frames }: Workspace, name: string): number {
  return frames.connections.filter(({ app, isCreated }) => isCreated && app.app.name === name).length;
}

/** Why an app does not run, for an error of `whenRunning`. */
export function whyNotRunning(
  workspace: Workspace,
  { name, count, timeoutMs }: { name: string; count: number; timeoutMs: number },
): Error {
  const running = runningCount(workspace, name);
  const frames = [...workspace.frames.list].filter(({ app }) => app.name === name);
  const reason = (() => {
    if (!workspace.apps.some((app) => app.name === name)) return `There is no app "${name}".`;
    if (!workspace.loggedIn) return 'No agent is logged in: call logIn().';
    if (workspace.pageCount === 0) return 'No page of the workspace is open in a browser.';
    const failed = frames.find(({ problem }) => problem !== null);
    if (failed) return `It has failed: ${failed.problem}`;
    if (frames.length < count) return `It is open in ${frames.length} frames.`;
    if (frames.some(({ status }) => status === 'loading'))
      return 'Its page has not called AmazonConnectApp.init, or AmazonConnectService.init.';
    return 'It was not acknowledged, or its onCreate is not done.';
  })();
  return new Error(
    `whenRunning: expected "${name}" to run in ${count} ${count === 1 ? 'frame' : 'frames'} within ${timeoutMs} ms, ` +
      `got ${running}. ${reason}`,
  );
}
