import type { BrowserContext } from '@playwright/test';
import {
  type CcpSimulator,
  type ConnectEmulator,
  startCcpSimulator,
  startConnectEmulator,
} from 'connect-message-broker/testing';
import type { Bench } from '../Bench.js';
import { callPage } from '../browser/callPage.js';
import { openPage } from '../browser/openPage.js';
import type { Centre } from '../pages/shared/Centre.js';
import type { LoginTimes } from '../pages/shared/LoginTimes.js';
import type { Row, Table } from '../report/Table.js';
import { summarize } from '../statistics/Summary.js';

const BYTES_PER_KB = 1_024;

/** Measures from the script tag to the first write, with real Streams and the real AWS SDK. */
export async function measureStart(bench: Bench): Promise<Table[]> {
  const { rounds } = bench.scale.start;
  const evaluated: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    evaluated.push(await inNewContext(bench, (context) => evaluate(bench, context)));
  }

  const emulator = await startConnectEmulator({ quota: false });
  const { region, accountId, instanceId } = emulator;
  const simulator = await startCcpSimulator({ agent: { region, accountId, instanceId } });
  const cold: LoginTimes[] = [];
  const cached: LoginTimes[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      await inNewContext(bench, async (context) => {
        for (const times of [cold, cached]) times.push(await logIn(bench, context, emulator, simulator));
      });
    }
  } finally {
    await Promise.all([simulator.stop(), emulator.stop()]);
  }

  const row = (name: string, values: readonly number[]): Row => ({
    name,
    cells: [{ value: summarize(values), unit: 'ms' }],
  });
  const firstWrite = (times: readonly LoginTimes[]) => times.map(({ firstWriteMs }) => firstWriteMs);
  const firstUpdate = (times: readonly LoginTimes[]) => times.map(({ firstUpdateMs }) => firstUpdateMs);
  const [{ bytesBefore, bytesAfter }] = cold as [LoginTimes];
  return [
    {
      title: 'Start',
      note:
        `With amazon-connect-streams and the AWS SDK against the simulated softphone and the emulated Amazon Connect and Amazon Cognito on this machine; ` +
        `a real network takes additional time. ${rounds} times, each in a new browser, then again with what the first visit has cached.`,
      columns: ['time'],
      rows: [
        row('script evaluated until the broker listens', evaluated),
        row('login to the first call to Amazon Connect, nothing cached', firstWrite(cold)),
        row('login to the first call to Amazon Connect, scripts cached', firstWrite(cached)),
        row('update posted at login until answered, nothing cached', firstUpdate(cold)),
        row('update posted at login until answered, scripts cached', firstUpdate(cached)),
        row(
          'later updates until answered',
          [...cold, ...cached].flatMap(({ warmUpdatesMs }) => warmUpdatesMs),
        ),
      ],
    },
    {
      title: 'Loaded',
      note: 'The broker’s scripts as transferred, gzip -9. amazon-connect-streams belongs to the page and is not counted.',
      columns: ['size'],
      rows: [
        { name: 'before login', cells: [{ value: bytesBefore / BYTES_PER_KB, unit: 'KB' }] },
        { name: 'at login', cells: [{ value: bytesAfter / BYTES_PER_KB, unit: 'KB' }] },
      ],
    },
  ];
}

async function inNewContext<Result>(
  { browser }: Bench,
  work: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext();
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

async function evaluate({ server }: Bench, context: BrowserContext): Promise<number> {
  const page = await openPage(context, `${server.hostOrigin}/start/evaluate`);
  return callPage<number>(page, 'evaluate');
}

/** Opens the desktop with no agent logged in, and logs in when the softphone is there. */
async function logIn(
  { server }: Bench,
  context: BrowserContext,
  emulator: ConnectEmulator,
  simulator: CcpSimulator,
): Promise<LoginTimes> {
  const centre: Centre = {
    ccpUrl: simulator.url,
    endpoint: emulator.url,
    region: emulator.region,
    instanceId: emulator.instanceId,
    identityPoolId: emulator.identityPoolId,
    logins: emulator.logins,
  };
  const query = new URLSearchParams({ centre: JSON.stringify(centre), contact: emulator.createContact() });
  const page = await openPage(context, `${server.hostOrigin}/start/desktop?${query}`);
  await page.frameLocator('#ccp iframe').getByRole('button', { name: 'Log in', exact: true }).waitFor();
  await page.waitForFunction(() => 'loginTimes' in globalThis);
  simulator.logIn();
  const times = await callPage<LoginTimes>(page, 'loginTimes');
  simulator.logOut();
  await page.close();
  return times;
}
