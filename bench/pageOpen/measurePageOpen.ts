import type { BrowserContext } from '@playwright/test';
import { startCcpSimulator, startConnectEmulator } from 'connect-message-broker/testing';
import type { Bench } from '../Bench.js';
import { appFrame } from '../browser/appFrame.js';
import { callPage } from '../browser/callPage.js';
import { openPage } from '../browser/openPage.js';
import { bundleMinified } from '../bundling/bundleMinified.js';
import type { Centre } from '../pages/shared/Centre.js';
import { atMost } from '../report/atMost.js';
import type { Table } from '../report/Table.js';
import { root } from '../root.js';
import { startDelay } from '../server/startDelay.js';
import { ratio } from '../statistics/compare.js';
import { Samples } from '../statistics/Samples.js';
import { summarize } from '../statistics/Summary.js';
import { shuffled } from '../statistics/shuffled.js';
import { BY_HAND_SCRIPT, brokerDocument, byHandDocument } from './documents.js';

const ROUND_TRIP_MS = 60;
const BY_HAND = `
  import { startDesktop } from '${root}build/bench/pages/shared/byHand/desktop.js';
  window.startDesktop = startDesktop;`;
const PAGES = { broker: brokerDocument, 'by hand': byHandDocument };
const VISITS = ['nothing cached', 'scripts cached'] as const;

/** Measures from opening the page, with the agent logged in, to the first stored update. */
export async function measurePageOpen({ browser, server, scale }: Bench): Promise<Table[]> {
  const { rounds } = scale.pageOpen;
  const emulator = await startConnectEmulator({ quota: false });
  const { region, accountId, instanceId, identityPoolId, logins } = emulator;
  const simulator = await startCcpSimulator({ loggedIn: true, agent: { region, accountId, instanceId } });
  const delays = await Promise.all(
    [server.appOrigin, emulator.url, simulator.url].map((url) => startDelay(url, ROUND_TRIP_MS)),
  );
  const [pages, connect, softphone] = delays.map(({ url }) => url) as [string, string, string];
  const endpoint = new URL(connect).origin;
  const centre: Centre = { ccpUrl: softphone, endpoint, region, instanceId, identityPoolId, logins };
  server.put(BY_HAND_SCRIPT, await bundleMinified(BY_HAND, 'iife'));

  const samples = new Samples();
  const visit = async (context: BrowserContext, name: keyof typeof PAGES): Promise<number> => {
    const contactId = emulator.createContact();
    const path = `/desktop-${contactId}`;
    const appUrl = new URL(`/pageOpen/app?contact=${contactId}`, pages).href;
    server.put(path, PAGES[name](centre, appUrl));
    const desktop = new URL(path, pages);
    desktop.hostname = 'localhost';
    const page = await openPage(context, desktop.href);
    const answeredAt = await callPage<number>(await appFrame(page), 'answeredAt');
    if (emulator.attributes(contactId).CallReason === undefined) throw new Error('nothing was stored');
    const openedAt = await page.evaluate(() => performance.timeOrigin);
    await page.close();
    return answeredAt - openedAt;
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of shuffled(Object.keys(PAGES) as (keyof typeof PAGES)[])) {
        const context = await browser.newContext();
        for (const cached of VISITS) samples.add(`${name}, ${cached}`, await visit(context, name));
        await context.close();
      }
    }
  } finally {
    await Promise.all([...delays, simulator, emulator].map((one) => one.stop()));
  }

  return [
    {
      title: 'Page open to first stored update',
      note:
        `The agent is logged in; the app in a cross-site frame saves as soon as it is there. Real amazon-connect-streams and the AWS SDK, the simulated softphone ` +
        `and the emulated Amazon Connect and Amazon Cognito, with a latency of ${ROUND_TRIP_MS} ms before all servers. The page by hand has the SDK in its only ` +
        `script, a listener that checks the origin, and no more. ${rounds} times each, in random order, in a new browser; then again with what the first visit has cached.`,
      columns: ['time', 'against by hand'],
      rows: VISITS.flatMap((cached) =>
        Object.keys(PAGES).map((name) => {
          const times = samples.get(`${name}, ${cached}`);
          const against = ratio(times, samples.get(`by hand, ${cached}`));
          return {
            name: `${name}, ${cached}`,
            cells: [
              { value: summarize(times), unit: 'ms' as const },
              name === 'broker' ? { value: against, unit: '×' as const } : '',
            ],
            ...(name === 'broker' && cached === 'scripts cached' && { figure: atMost(1.1, '×', against) }),
          };
        }),
      ),
    },
  ];
}
