import { ConnectionWaiters } from '../ConnectionWaiters.js';
import type { FirstAcknowledge } from './FirstAcknowledge.js';
import { MasterTopics } from './MasterTopics.js';
import type { PageConnection } from './PageConnection.js';
import { passesWhenInactive, type RegionRole, regionInit } from './RegionRole.js';
import type { CcpMessage, WireMessage } from './wire/ccpMessage.js';
import type { MasterRequest } from './wire/hostMessage.js';

/** The CCP pages that are open, and what is sent to their hosts. */
export class OpenPages {
  readonly #firstAcknowledge: FirstAcknowledge;
  readonly #role: RegionRole | undefined;
  readonly #pages = new Map<string, PageConnection>();
  readonly #masterTopics = new MasterTopics();
  readonly #waiters = new ConnectionWaiters();
  #silent = false;

  constructor(firstAcknowledge: FirstAcknowledge, role: RegionRole | undefined) {
    this.#firstAcknowledge = firstAcknowledge;
    this.#role = role;
  }

  get all(): PageConnection[] {
    return [...this.#pages.values()];
  }

  get acknowledged(): PageConnection[] {
    return this.all.filter((page) => page.acknowledged);
  }

  /** Whether nothing is sent to any host. */
  get silent(): boolean {
    return this.#silent;
  }

  setSilent(silent: boolean): void {
    this.#silent = silent;
  }

  find(pageId: string): PageConnection | undefined {
    return this.#pages.get(pageId);
  }

  /** @param whenReady called when the page may acknowledge its host, at once or later */
  add(page: PageConnection, whenReady: () => void): void {
    this.#pages.set(page.id, page);
    page.send({ kind: 'hello', pageId: page.id });
    this.#firstAcknowledge.whenDue(() => {
      page.mayAcknowledge();
      whenReady();
    });
  }

  remove(page: PageConnection): void {
    this.#pages.delete(page.id);
    this.#masterTopics.release(page.id);
    if (page.acknowledged) this.#sendCount();
  }

  /** Lets the page acknowledge its host, if it can. It must only be called while there is a session. */
  acknowledge(page: PageConnection): boolean {
    const isOpen = this.#pages.has(page.id);
    if (!isOpen || !page.embedded || !page.ready || page.acknowledged || this.#silent) return false;
    page.acknowledge();
    if (!this.#firstAcknowledge.takeLost())
      this.sendTo(page, { event: 'acknowledge', data: { id: page.id } });
    if (this.#role) this.sendTo(page, regionInit(this.#role));
    this.#sendCount();
    this.#waiters.settle(this.acknowledged.length);
    return true;
  }

  /**
   * Resolves when at least `count` pages are acknowledged; rejects after `timeoutMs`.
   *
   * @param whyNot the reason that the error then gives
   */
  whenAcknowledged(count: number, timeoutMs: number, whyNot: () => Error): Promise<void> {
    const waiting = this.#waiters.wait(count, timeoutMs, whyNot);
    this.#waiters.settle(this.acknowledged.length);
    return waiting;
  }

  sendTo(page: PageConnection, message: CcpMessage | WireMessage): void {
    if (this.#silent || (!page.active && !passesWhenInactive(message.event))) return;
    page.send({ kind: 'to-host', message });
  }

  /** Sends to the host of every acknowledged page. */
  sendToAll(message: CcpMessage | WireMessage): void {
    for (const page of this.acknowledged) this.sendTo(page, message);
  }

  answerMasterRequest(page: PageConnection, request: MasterRequest): void {
    const data = this.#masterTopics.answer(page.id, request);
    const response: CcpMessage = { event: 'master_response', data };
    if (data.data.takeOver) this.sendToAll(response);
    else this.sendTo(page, response);
  }

  /** Every page reloads, and then opens again. */
  reload(): void {
    for (const page of this.all) {
      page.send({ kind: 'reload' });
      page.close();
      this.#masterTopics.release(page.id);
    }
    this.#pages.clear();
  }

  stop(): void {
    this.#waiters.stop(new Error('The CCP simulator has stopped.'));
    this.#firstAcknowledge.stop();
    for (const page of this.all) page.close();
    this.#pages.clear();
  }

  #sendCount(): void {
    this.sendToAll({ event: 'update_connected_ccps', data: { length: this.acknowledged.length } });
  }
}
