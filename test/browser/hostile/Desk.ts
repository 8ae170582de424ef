import type { ConnectEmulator } from 'connect-message-broker/testing';
import {
  CONTACT,
  expect,
  type Frame,
  type HostPage,
  PUBLISHED_ANSWER,
  SAMPLE,
} from '../broker/desktopTest.js';
import type { HostSettings } from '../broker/HostPage.js';
import { READY_REQUEST } from '../broker/wire.js';

/** May speak, without a limit of rate: many cases share one page. */
export const ADMITTED = 'https://crm.example.com';
/** Admits one label in the place of its star. */
export const WILDCARD = 'https://*.apps.example.com';
/** Another, well-behaved app, which must be served whatever the others do. */
export const MODEST = 'https://modest.example.net';
export const UNLISTED = 'https://evil.example';

/**
 * The longest answer, as JSON: ten details of 200 characters each for path and message, and a path may be of control
 * characters, which JSON spells with six.
 */
const ANSWER_UNITS = 16_384;
const CONTROL_FREE_ANSWER_UNITS = 8_192;

/** What a window has received. */
export interface Received {
  readonly origin: string;
  readonly fromHost: boolean;
  readonly data: unknown;
}

/** Frames out of sight have no animation frames to look in. */
export const POLLING = { polling: 20 };

/** What Streams throws when a window posts null or undefined. */
const STREAMS_OWN = /^TypeError: Cannot read properties of (undefined|null) \(reading 'type'\)$/;

interface Counts {
  readonly requests: number;
  readonly responses: number;
  readonly tampered: readonly string[];
}

/** Runs in every window that speaks. */
export const RECORDER = `
  window.collected = [];
  window.broker = opener ?? top;
  addEventListener('message', ({ origin, source, data }) => {
    if (data?.fence) window.lastFence = data.fence;
    else collected.push({ origin, fromHost: source === broker, data });
  });`;

export const SPEAKER = `<!doctype html><link rel="icon" href="data:,"><title>speaker</title><script>${RECORDER}</script>`;

/** Runs in the host page before the broker: what has come from whom, and whether anybody has changed the built-ins. */
const WATCH = `
  window.arrived = new Map();
  addEventListener('message', ({ origin }) => arrived.set(origin, (arrived.get(origin) ?? 0) + 1));
  const fingerprint = () => [Object, Array, Function, String, Number, Promise, Map, Set, Error].map(({ name, prototype }) => [
    name,
    ...Reflect.ownKeys(prototype).map((key) => {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(prototype, key);
      return [key, value, get, set];
    }),
  ].flat());
  const untouched = fingerprint();
  window.tampered = () => fingerprint().flatMap((now, index) =>
    now.length === untouched[index].length && now.every((value, at) => Object.is(value, untouched[index][at])) ? [] : [now[0]]);`;

export function deskSettings(config = ''): HostSettings {
  return {
    apps: [],
    before: WATCH,
    attributes: { 'data-allowed-origins': undefined },
    config: `
      callLimit: false,
      allowedOrigins: [
        { origin: '${ADMITTED}', rateLimit: false },
        '${WILDCARD}',
        // It asks after every case.
        { origin: '${MODEST}', rateLimit: false },
      ],
      ${config}`,
  };
}

/** A host page among hostile ones, and the account of who is due how many answers. */
export class Desk {
  readonly host: HostPage;
  readonly emulator: ConnectEmulator;
  readonly #due = new Map<Frame, number>();
  #modest: Frame | undefined;
  #requests = 0;
  #fence = 0;
  #names = 0;

  constructor(host: HostPage, emulator: ConnectEmulator) {
    this.host = host;
    this.emulator = emulator;
  }

  /** A frame of the host page. */
  async frame(url: string, attributes: Readonly<Record<string, string>> = {}): Promise<Frame> {
    this.#names += 1;
    const { frame } = await this.host.addFrame(`speaker${this.#names}`, {
      ...(url !== '' && { src: url }),
      ...attributes,
    });
    return this.follow(frame);
  }

  /** Watches a window, so that no answer in it goes unnoticed. */
  async follow(frame: Frame): Promise<Frame> {
    await frame.evaluate(`if (!window.collected) { ${RECORDER} }`);
    this.#due.set(frame, 0);
    return frame;
  }

  /** The window is no more: nothing can be received there. */
  forget(frame: Frame): void {
    this.#due.delete(frame);
  }

  /** An answer that a case awaits by itself. */
  expectAnswers(frame: Frame, count: number): void {
    this.#due.set(frame, (this.#due.get(frame) ?? 0) + count);
    this.#requests += count;
  }

  /** Requests whose answers reach nobody, such as those of windows that are gone. */
  expectRequests(count: number): void {
    this.#requests += count;
  }

  /**
   * An admitted window runs `speak` and then asks for the ready signal, which comes after whatever was answered at once.
   *
   * @param speak JavaScript that posts to `broker`
   * @returns the data of the answers, the ready signal's left out
   */
  async ask(frame: Frame, speak: string, answers: number): Promise<unknown[]> {
    const ping = `ping ${Math.random()}`;
    this.expectAnswers(frame, answers + 1);
    const collected = (await frame.evaluate(`new Promise((resolve) => {
      const before = collected.length;
      const look = () => {
        const news = collected.slice(before);
        const others = news.filter(({ data }) => data?.requestId !== ${JSON.stringify(ping)});
        if (others.length < ${answers} || others.length === news.length) return;
        removeEventListener('message', look);
        clearTimeout(limit);
        resolve(others);
      };
      const limit = setTimeout(() => resolve(collected.slice(before)), 45_000);
      addEventListener('message', look);
      ${speak}
      broker.postMessage(${JSON.stringify({ ...READY_REQUEST, requestId: ping })}, '*');
    })`)) as Received[];
    return collected.map(({ data }) => data);
  }

  /** A window of an unlisted origin runs `speak`, which posts `messages` messages; resolves when the host page has had them. */
  async deliver(frame: Frame, origin: string, speak: string, messages = 1): Promise<void> {
    const before = await this.arrivedFrom(origin);
    await frame.evaluate(`{ ${speak} }`);
    await this.host.page.waitForFunction(
      ([from, count]) => ((Reflect.get(window, 'arrived') as Map<string, number>).get(from) ?? 0) >= count,
      [origin, before + messages] as const,
      POLLING,
    );
  }

  async arrivedFrom(origin: string): Promise<number> {
    return this.host.page.evaluate(
      (from) => (Reflect.get(window, 'arrived') as Map<string, number>).get(from) ?? 0,
      origin,
    );
  }

  /**
   * After every case: the modest app is served, and nothing was thrown, printed or changed, nor answered beyond what was
   * due.
   *
   * @param isServing whether a broker runs
   */
  async check(name: string, { isServing = true } = {}): Promise<void> {
    if (isServing) expect.soft(await this.#serveModest(), name).toEqual([PUBLISHED_ANSWER]);
    const counts = (await this.host.page.evaluate(`({
      requests: happened.filter(({ name }) => name === 'request').length,
      responses: happened.filter(({ name }) => name === 'response').length,
      tampered: tampered(),
    })`)) as Counts;
    expect.soft(counts, name).toEqual({ requests: this.#requests, responses: this.#requests, tampered: [] });
    // The host gets one warning for each unlisted origin; the browser itself reports answers whose window now shows a different origin.
    const problems = this.host.problems.filter(
      (text) =>
        !STREAMS_OWN.test(text) &&
        !text.startsWith('connect-message-broker: ignored a message from ') &&
        !text.includes("Failed to execute 'postMessage' on 'DOMWindow': The target origin provided"),
    );
    expect.soft(problems, name).toEqual([]);
  }

  async #serveModest(): Promise<unknown[]> {
    this.#modest ??= await this.frame(`${MODEST}/speaker`);
    return this.ask(this.#modest, post(JSON.stringify(SAMPLE)), 1);
  }

  /** At the end of a group: each window has had what it was due, and the modest app is served. */
  async close(): Promise<void> {
    await this.check('the published sample');
    expect(this.emulator.attributes(CONTACT)).toEqual(SAMPLE.data.ContactAttributes);
    this.#fence += 1;
    await this.host.page.evaluate((fence) => {
      const deliver = (to: Window): void => {
        to.postMessage({ fence }, '*');
        for (let index = 0; index < to.length; index += 1) deliver(to[index] as Window);
      };
      for (let index = 0; index < window.length; index += 1) deliver(window[index] as Window);
      for (const popup of (Reflect.get(window, 'popups') as Window[] | undefined) ?? []) deliver(popup);
    }, this.#fence);
    const hostOrigin = new URL(this.host.page.url()).origin;
    for (const [frame, due] of this.#due) {
      await frame.waitForFunction(
        (fence) => Reflect.get(window, 'lastFence') === fence,
        this.#fence,
        POLLING,
      );
      const account = (await frame.evaluate(`({
        count: collected.length,
        senders: [...new Set(collected.map(({ origin, fromHost }) => origin + ' ' + fromHost))],
        overlong: collected
          .map(({ data }) => (typeof data === 'string' ? data : JSON.stringify(data)))
          .filter((text) => text.length > (text.includes('\\\\u00') ? ${ANSWER_UNITS} : ${CONTROL_FREE_ANSWER_UNITS})),
      })`)) as object;
      expect.soft(account, `what ${frame.url()} has received`).toEqual({
        count: due,
        senders: due > 0 ? [`${hostOrigin} true`] : [],
        overlong: [],
      });
    }
  }
}

/** JavaScript that posts the value of an expression. */
export function post(expression: string, transfer = '[]'): string {
  return `broker.postMessage(${expression}, '*', ${transfer});`;
}
