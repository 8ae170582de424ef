import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The findings of axe in the page, and in each app that is shown. The softphone has its own tests. */
export async function violations(page: Page): Promise<object[]> {
  const shown: Frame[] = [page.mainFrame()];
  for (const name of ['CRM', 'Caller', 'Composer', 'Unlisted origin']) {
    const handle = await page.getByTitle(name, { exact: true }).elementHandle();
    const frame = await handle?.contentFrame();
    if (frame && (await handle?.isVisible())) shown.push(frame);
  }
  return (await Promise.all(shown.map(violationsIn))).flat();
}

async function violationsIn(frame: Frame): Promise<object[]> {
  await frame.evaluate(axe);
  // One level-1 heading for the whole page is enough, and the desktop has it.
  const rules = { 'page-has-heading-one': { enabled: frame.parentFrame() === null } };
  const results = await frame.evaluate((rules) => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: Document, options: object): Promise<AxeResults> };
    };
    // Each frame is checked by itself: axe would post messages to the frames.
    return axe.run(document, { iframes: false, rules });
  }, rules);
  return results.violations.map(({ id, impact, nodes }) => ({
    id,
    impact,
    frame: frame.url(),
    nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
  }));
}
