import { vi } from 'vitest';
import { type Client, createClient } from '../../src/client.js';

export const DESKTOP = 'https://desktop.example.com';

export interface Posted {
  readonly topic: string;
  readonly subtopic: string;
  readonly requestId?: number;
  readonly data?: unknown;
}

/** A port whose messages arrive at once; ports of Node do not use fake timers. */
class FakePort {
  onmessage: ((event: { data: unknown }) => void) | undefined;
  other: FakePort | undefined;

  postMessage(data: unknown): void {
    this.other?.onmessage?.({ data: structuredClone(data) });
  }

  close(): void {
    this.onmessage = undefined;
  }
}

class FakeChannel {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

/** A desktop whose broker a test plays, and its clients. Messages are cloned, as in a browser. */
export class FakeDesktop {
  /** Messages that arrived by window, in order. */
  readonly byWindow: Posted[] = [];
  /** Messages that arrived by a port, in order. */
  readonly byPort: Posted[] = [];
  readonly #ports: FakePort[] = [];
  readonly #clients: Client[] = [];
  readonly #target: Window;

  constructor() {
    vi.stubGlobal('MessageChannel', FakeChannel);
    this.#target = {
      postMessage: (message: Posted, _origin: string, ports: readonly FakePort[]) => {
        this.byWindow.push(structuredClone(message));
        for (const port of ports) {
          port.onmessage = ({ data }) => this.byPort.push(data as Posted);
          this.#ports.push(port);
        }
      },
    } as unknown as Window;
  }

  client(): Client {
    const client = createClient({ origin: DESKTOP, target: this.#target });
    this.#clients.push(client);
    return client;
  }

  /** Posts a message of the broker to the window. */
  say(topic: string, subtopic: string, message: object, requestId?: number): void {
    const data = { channel: 'Amazon', topic, subtopic, message, requestId };
    const event = new MessageEvent('message', { data, origin: DESKTOP });
    Object.defineProperty(event, 'source', { value: this.#target });
    window.dispatchEvent(event);
  }

  /** Posts a message of the broker on the port that was offered last. */
  sayByPort(topic: string, subtopic: string, message: object, requestId?: number): void {
    this.#ports.at(-1)?.postMessage({ channel: 'Amazon', topic, subtopic, message, requestId });
  }

  get offers(): number {
    return this.#ports.length;
  }

  /** Answers the last ready signal, whether it has a request id or not. */
  load(): void {
    const last = this.byWindow.findLast(({ topic, subtopic }) => `${topic}/${subtopic}` === 'App/StateSync');
    this.say('App', 'StateSync', { initState: 'Loaded' }, last?.requestId);
  }

  /** Accepts the port, and answers the ready signal after which the client uses it. */
  acceptPort(operations: readonly string[] = []): void {
    this.sayByPort('App', 'ConnectResponse', { response: true, operations });
    this.load();
  }

  /** Stops the broker. */
  stop(): void {
    this.sayByPort('App', 'Disconnect', { reason: 'stopped' });
  }

  /** Answers the last request with that subtopic, by window. */
  answer(subtopic: string, message: object = { response: true }): void {
    const request = [...this.byWindow, ...this.byPort].findLast((posted) => posted.subtopic === subtopic);
    this.say(request?.topic ?? '', `${subtopic}Response`, message, request?.requestId);
  }

  /** The last request with that subtopic. */
  request(subtopic: string): Posted | undefined {
    return [...this.byWindow, ...this.byPort].findLast((posted) => posted.subtopic === subtopic);
  }

  sayCall(contactId: string, event: string): void {
    const call = { event, ResponseActual: { contactId, initialContactId: `${contactId}-initial` } };
    this.say('InboundCall', 'InboundCallStateChange', { call, source: 'event' });
  }

  sayLogout(): void {
    const message = { loginState: 'LoggedOut', agentInfo: null, agentState: null, rules: '' };
    this.say('Agent', 'LogoutSuccess', message);
  }

  close(): void {
    for (const client of this.#clients) client.close();
    vi.unstubAllGlobals();
  }
}
