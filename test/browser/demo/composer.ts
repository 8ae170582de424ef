import type { FrameLocator } from '@playwright/test';
import { type Desktop, openTab } from './demoTest.js';

/** The contact that exists from the start. */
export const SAMPLE_CONTACT = 'c65486b8a-a292-460d-a59c-a937e486106e';

/** The request that writes these attributes. */
export function update(attributes: Readonly<Record<string, unknown>>, contactId = SAMPLE_CONTACT): object {
  return {
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttribute',
    source: 'composer',
    data: { InitialContactId: contactId, ContactAttributes: attributes },
  };
}

/** Sends a message from the composer as a person would: after the previous one has its answer. */
export async function send(desktop: Desktop, message: unknown): Promise<void> {
  const { composer } = desktop;
  await openTab(desktop, 'Composer');
  await composer.getByText('Sent; waiting for the answer …').waitFor({ state: 'hidden' });
  await composer.getByLabel('Request').fill(JSON.stringify(message));
  await composer.getByRole('button', { name: 'Send' }).click();
}

/** Posts messages to the desktop, all at once, from the page in the frame. */
export async function post(frame: FrameLocator, ...messages: unknown[]): Promise<void> {
  await frame.locator('html').evaluate((_html, all) => {
    for (const message of all) window.parent.postMessage(message, '*');
  }, messages);
}
