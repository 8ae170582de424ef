import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import type { Bench } from './Bench.js';
import { openBrowser } from './browser/openBrowser.js';
import { bundlePages } from './bundling/bundlePages.js';
import { measureBursts } from './bursts/measureBursts.js';
import { measureCheck } from './check/measureCheck.js';
import { measureForeignMessages } from './foreignMessages/measureForeignMessages.js';
import type { Table } from './report/Table.js';
import { writeReport } from './report/writeReport.js';
import { measureRoundTrips } from './roundTrip/measureRoundTrips.js';
import { fullScale, quickScale } from './scale.js';
import { startPageServer } from './server/startPageServer.js';
import { measureSizes } from './sizes/measureSizes.js';
import { measureStart } from './start/measureStart.js';

const MEASUREMENTS: Readonly<Record<string, (bench: Bench) => Promise<Table[]>>> = {
  'round trips': measureRoundTrips,
  'foreign messages': measureForeignMessages,
  bursts: measureBursts,
  check: measureCheck,
  start: measureStart,
  sizes: measureSizes,
};

export interface BenchOptions {
  readonly quick: boolean;
  /** Names of the measurements. Default: all. */
  readonly only?: readonly string[];
}

/** Runs the measurements in one browser, one after the other, and reports. */
export async function runBench(
  launchOptions: LaunchOptions,
  { quick, only = [] }: BenchOptions,
): Promise<void> {
  const measurements = Object.entries(MEASUREMENTS).filter(
    ([name]) => only.length === 0 || only.includes(name),
  );
  if (measurements.length === 0) {
    throw new Error(`There is no such measurement: expected ${Object.keys(MEASUREMENTS).join(', ')}`);
  }
  const pages = await mkdtemp(join(tmpdir(), 'connect-message-broker-bench-'));
  await bundlePages(pages);
  const server = await startPageServer(pages);
  const browser = await openBrowser(launchOptions);
  try {
    const tables: Table[] = [];
    for (const [name, measure] of measurements) {
      console.log(`Measuring ${name} …`);
      tables.push(...(await measure({ browser, server, scale: quick ? quickScale : fullScale })));
    }
    await writeReport({ chromium: browser.version(), quick, tables });
  } finally {
    await browser.close();
    await server.stop();
    await rm(pages, { recursive: true });
  }
}
