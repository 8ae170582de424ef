import type { CDPSession, Page } from '@playwright/test';

/** What a page holds after a garbage collection. */
export interface HostState {
  /** Of the JavaScript heap, with compiled code and what Chromium keeps of requests. */
  readonly heapMb: number;
  /** JavaScript objects, without the log that Streams keeps. */
  readonly objects: number;
  readonly listeners: number;
  /** Timers that have neither run nor been cleared. */
  readonly timers: number;
  /** Ports that are not collected. */
  readonly ports: number;
  readonly frames: number;
  readonly nodes: number;
}

const BYTES_PER_MB = 1_048_576;

/** For an init script: counts the page's timers in `openTimers`. */
export function countTimers(): void {
  const open = new Set<unknown>();
  Reflect.set(window, 'openTimers', open);
  for (const [set, clear, runsOnce] of [
    ['setTimeout', 'clearTimeout', true],
    ['setInterval', 'clearInterval', false],
  ] as const) {
    const [start, stop] = [window[set], window[clear]] as [typeof setTimeout, typeof clearTimeout];
    Reflect.set(window, set, (action: (...args: unknown[]) => void, ms: number, ...args: unknown[]) => {
      const id = start(() => {
        if (runsOnce) open.delete(id);
        action(...args);
      }, ms);
      open.add(id);
      return id;
    });
    Reflect.set(window, clear, (id: ReturnType<typeof setTimeout>) => {
      open.delete(id);
      stop(id);
    });
  }
}

export async function readHostState(page: Page, session: CDPSession): Promise<HostState> {
  await page.evaluate(emptyStreamsLog);
  // The second collection frees what finalizers have released.
  for (const _ of [1, 2]) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    heapMb: metric('JSHeapUsedSize') / BYTES_PER_MB,
    listeners: metric('JSEventListeners'),
    timers: await page.evaluate(() => (Reflect.get(window, 'openTimers') as Set<unknown>).size),
    objects: await countObjects(session, 'Object.prototype'),
    ports: await countObjects(session, 'MessagePort.prototype'),
    frames: metric('Frames'),
    nodes: metric('Nodes'),
  };
}

/** Streams keeps what it could not send to Amazon's server, for as long as the page is open (Streams 2.28, `log.js`). */
function emptyStreamsLog(): void {
  const { connect } = window as unknown as { connect: { getLog(): Record<string, unknown[]> } };
  const log = connect.getLog();
  for (const name of ['_logs', '_rolledLogs', '_serverBoundInternalLogs']) log[name]?.splice(0);
}

async function countObjects(session: CDPSession, prototype: string): Promise<number> {
  const group = { objectGroup: 'counted' };
  const { result } = await session.send('Runtime.evaluate', { expression: prototype, ...group });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: String(result.objectId),
    ...group,
  });
  const { result: length } = await session.send('Runtime.callFunctionOn', {
    objectId: String(objects.objectId),
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await session.send('Runtime.releaseObjectGroup', group);
  return length.value;
}
