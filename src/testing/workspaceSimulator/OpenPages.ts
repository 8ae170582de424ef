import { randomUUID } from 'node:crypto';
import type { EventStream } from '../EventStream.js';
import type { WorkspaceMessage } from './wire/appMessage.js';
import type { ServerMessage, WorkspaceView } from './wire/workspaceLink.js';

export type Page = EventStream<ServerMessage>;

/** The pages of the workspace that are open in browsers. */
export class OpenPages {
  readonly #pages = new Map<string, Page>();

  get count(): number {
    return this.#pages.size;
  }

  has(pageId: string): boolean {
    return this.#pages.has(pageId);
  }

  add(page: Page): void {
    const pageId = randomUUID();
    this.#pages.set(pageId, page);
    page.send({ kind: 'hello', pageId });
  }

  /** @returns the id that the page had */
  remove(page: Page): string | undefined {
    for (const [pageId, known] of this.#pages) {
      if (known !== page) continue;
      this.#pages.delete(pageId);
      return pageId;
    }
    return undefined;
  }

  show(view: WorkspaceView): void {
    for (const page of this.#pages.values()) page.send({ kind: 'view', view });
  }

  sendToApp(pageId: string, connectionId: string, message: WorkspaceMessage): void {
    this.#pages.get(pageId)?.send({ kind: 'to-app', connectionId, message });
  }

  /** Every page navigates away. */
  leave(): void {
    for (const page of this.#pages.values()) page.send({ kind: 'leave' });
  }

  close(): void {
    for (const page of this.#pages.values()) page.close();
    this.#pages.clear();
  }
}
