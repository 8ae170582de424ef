import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import { measureAgents } from './agents/measureAgents.js';
import type { Bench } from './Bench.js';
import { openBrowser } from './browser/openBrowser.js';
import { bundlePages } from './bundling/bundlePages.js';
import { measureBursts } from './bursts/measureBursts.js';
import { measureCheck } from './check/measureCheck.js';
import { measureForeignMessages } from './foreignMessages/measureForeignMessages.js';
import { measurePageOpen } from './pageOpen/measurePageOpen.js';
import type { Table } from './report/Table.js';
import { type Section, writeReport } from './report/writeReport.js';
import { measureRoundTrips } from './roundTrip/measureRoundTrips.js';
import { measureSameWork } from './sameWork/measureSameWork.js';
import { fullScale, quickScale } from './scale.js';
import { startPageServer } from './server/startPageServer.js';
import { measureSizes } from './sizes/measureSizes.js';
import { measureStart } from './start/measureStart.js';

/** The broker beside what does the same work comes first, then what carries messages only, then the broker alone. */
const MEASUREMENTS: Readonly<Record<string, (bench: Bench) => Promise<Table[]>>> = {
  'same-work': measureSameWork,
  'page-open': measurePageOpen,
  agents: measureAgents,
  'round-trips': measureRoundTrips,
  'foreign-messages': measureForeignMessages,
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
    const sections: Section[] = [];
    for (const [name, measure] of measurements) {
      console.log(`Measuring ${name} …`);
      const tables = await measure({ browser, server, scale: quick ? quickScale : fullScale });
      sections.push({ name, tables });
    }
    await writeReport({ chromium: browser.version(), quick, sections });
  } finally {
    await browser.close();
    await server.stop();
    await rm(pages, { recursive: true });
  }
}
