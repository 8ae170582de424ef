import type { CcpSimulator, ConnectCall, ConnectEmulator } from 'connect-message-broker/testing';
import { expect } from 'vitest';
import {
  APP_DOCUMENT,
  type HostParts,
  type HostSettings,
  hostDocument,
} from '../browser/broker/hostDocument.js';
import type { PageServer } from '../browser/broker/PageServer.js';
import { holdUpdates, updateCalls } from '../browser/broker/updateCalls.js';
import { AppTab } from './AppTab.js';
import type { Engine } from './engine/Engine.js';
import { InPage } from './InPage.js';

export interface HostTabSettings extends Omit<HostSettings, 'document'> {
  /** Writes the whole document instead, where the other members are not enough. */
  readonly document?: (parts: HostParts) => string;
}

/** Keeps the broker's warnings, and uncaught errors, in `window.problems`. */
const KEEP_PROBLEMS = `
  window.problems = [];
  for (const level of ['warn', 'error']) {
    const original = console[level];
    console[level] = (...words) => {
      if (String(words[0]).startsWith('connect-message-broker')) problems.push(words.join(' '));
      original.apply(console, words);
    };
  }
  addEventListener('error', ({ message }) => problems.push(message));
  addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)));`;

/** A page with the broker, the simulated softphone and some apps. */
export class HostTab extends InPage {
  readonly emulator: ConnectEmulator;
  readonly simulator: CcpSimulator;
  readonly server: PageServer;
  readonly #engine: Engine;

  private constructor(engine: Engine, { emulator, simulator, server }: HostParts) {
    super(engine);
    this.#engine = engine;
    this.emulator = emulator;
    this.simulator = simulator;
    this.server = server;
  }

  static async open(engine: Engine, parts: HostParts, settings: HostTabSettings): Promise<HostTab> {
    const { document, ...rest } = settings;
    const { server } = parts;
    const before = `${KEEP_PROBLEMS}\n${settings.before ?? ''}`;
    server.put('/app', APP_DOCUMENT);
    server.put('/host', document?.(parts) ?? hostDocument(parts, { ...rest, before }));
    await engine.open(`${server.origin(settings.hostname ?? 'localhost')}/host`);
    return new HostTab(engine, parts);
  }

  /** The first app, or the app of a hostname. */
  app(name = '127.0.0.1'): AppTab {
    return new AppTab(this.#engine, name);
  }

  /** Appends a frame to the page; resolves with it when it has loaded. */
  async addFrame(
    name: string,
    src: string,
    attributes: Readonly<Record<string, string>> = {},
  ): Promise<AppTab> {
    await this.value(`new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.addEventListener('load', () => resolve(), { once: true });
      for (const [name, value] of Object.entries(${JSON.stringify({ name, ...attributes, src })})) {
        frame.setAttribute(name, value);
      }
      document.body.append(frame);
    })`);
    return new AppTab(this.#engine, name);
  }

  /** Loads a different document into an app's frame; resolves when it has loaded. */
  async move(app: AppTab, url: string): Promise<void> {
    await this.value(`new Promise((resolve) => {
      const frame = document.querySelector(${JSON.stringify(`iframe[name="${app.name}"]`)});
      frame.addEventListener('load', () => resolve(), { once: true });
      frame.src = ${JSON.stringify(url)};
    })`);
  }

  /** Navigates to a different page, which ends this one. */
  async leave(): Promise<void> {
    await this.#engine.open('about:blank');
  }

  /** Resolves when the session is in `state`. */
  async session(state: string): Promise<void> {
    await this.valueWhen(`ConnectMessageBroker.broker.sessionState === ${JSON.stringify(state)}`, 'true');
  }

  /** Resolves when an agent is logged in and everything that a call needs is loaded, so that no deadline is spent on it. */
  async ready(): Promise<void> {
    await this.session('logged_in');
    await expect
      .poll(
        () => this.emulator.calls.find(({ operation }) => operation === 'GetCredentialsForIdentity')?.status,
      )
      .toBe(200);
  }

  /** Events of the broker, in order. */
  async events(name: string): Promise<Record<string, unknown>[]> {
    return this.eventually(name, 0);
  }

  /** Waits until the broker has reported `count` events of this name. @returns all of them */
  async eventually(name: string, count: number): Promise<Record<string, unknown>[]> {
    const mine = `happened.filter((event) => event.name === ${JSON.stringify(name)})`;
    return this.valueWhen(`${mine}.length >= ${count}`, mine);
  }

  /** The broker's warnings, and uncaught errors. */
  async problems(): Promise<string[]> {
    return this.value('problems');
  }

  /** All messages that the page has posted to an app. When the mark has arrived, all earlier messages have. */
  async allReceived(app: AppTab): Promise<unknown[]> {
    const mark = `mark ${Math.random()}`;
    await this.value(`void frames[${JSON.stringify(app.name)}].postMessage(${JSON.stringify(mark)}, '*')`);
    const all = await app.valueWhen<unknown[]>(
      `answers.some(({ data }) => data === ${JSON.stringify(mark)})`,
      'answers.map(({ data }) => data)',
    );
    return all.filter((data) => data !== mark);
  }

  get updateCalls(): readonly ConnectCall[] {
    return updateCalls(this.emulator);
  }

  /** Waits until this number of calls to write attributes has arrived. */
  async callsArrived(count: number): Promise<void> {
    await expect.poll(() => this.updateCalls.length).toBeGreaterThanOrEqual(count);
  }

  /** Like {@link holdUpdates}. */
  hold(scope?: Parameters<typeof holdUpdates>[1]): () => void {
    return holdUpdates(this.emulator, scope);
  }
}
