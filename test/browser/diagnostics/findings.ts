import type { Frame, Page } from '@playwright/test';
import type { Broker, Finding, FindingCode } from 'connect-message-broker';
import { expect } from '../broker/desktopTest.js';

/** What the broker of the page finds. */
export async function diagnose(page: Page | Frame): Promise<readonly Finding[]> {
  return page.evaluate(() => {
    const { broker } = Reflect.get(window, 'ConnectMessageBroker') as { broker: Broker };
    return broker.diagnose();
  });
}

/** The findings with this code. */
export async function found(page: Page | Frame, code: FindingCode): Promise<readonly Finding[]> {
  return (await diagnose(page)).filter((finding) => finding.code === code);
}

/** Waits until the one finding with this code has this status and message. What is wrong has a way out. */
export async function expectFinding(
  page: Page | Frame,
  code: FindingCode,
  status: Finding['status'],
  message: RegExp,
): Promise<void> {
  const isWrong = status === 'warning' || status === 'error';
  await expect
    .poll(() => found(page, code), { message: code })
    .toMatchObject([
      {
        code,
        status,
        message: expect.stringMatching(message),
        docs: `docs/troubleshooting.md#${code}`,
        ...(isWrong && { fix: expect.stringMatching(/./) }),
      },
    ]);
}
