import { chromium } from '@playwright/test';
import { build } from './buildDist.js';
import { chromiumArguments } from './chromiumArguments.js';
import { installChromium } from './installChromium.js';
import { installPackages } from './installPackages.js';
import { root } from './run.js';

/** Takes docs/desktop.png: the demo's desktop in the middle of a call. */
installPackages();
build();
process.env.PORT ??= '8180';
const { startDemo } = await import(`${root}build/demo/startDemo.js`);
const browser = await chromium.launch({
  executablePath: await installChromium(),
  args: chromiumArguments,
});
try {
  await startDemo();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(`http://localhost:${process.env.PORT}`);
  const softphone = page.frameLocator('#ccp iframe');
  await softphone.getByRole('button', { name: 'Log in', exact: true }).click();
  await softphone.getByRole('button', { name: 'Let a call come in' }).click();
  await softphone.getByRole('button', { name: 'Accept' }).click();
  const crm = page.frameLocator('iframe[title="CRM"]');
  await crm.getByLabel('Reason for calling').selectOption('Billing');
  await crm.getByLabel('Notes for the next agent').fill('Charged twice in October; promised a call back.');
  await crm.getByRole('button', { name: 'Save notes' }).click();
  await page.getByRole('row', { name: /^AgentNotes/ }).waitFor();
  await crm
    .getByText(/^Saved/)
    .nth(1)
    .waitFor();
  await page.screenshot({ path: `${root}docs/desktop.png` });
} finally {
  await browser.close();
  process.kill(process.pid, 'SIGTERM');
}
