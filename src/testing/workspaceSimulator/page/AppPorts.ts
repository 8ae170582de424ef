import { isRecord } from '../../isRecord.js';

/** A message of an app, for the server. */
export interface FromApp {
  frameId: string;
  connectionId: string;
  message: unknown;
}

/** The ports of the apps: each frame offers one with its first message. */
export class AppPorts {
  readonly #ports = new Map<string, MessagePort>();
  #waiting: FromApp[] = [];

  /**
   * @param frameIdOf finds the app whose frame a window is
   * @param onMessage called when messages wait
   */
  constructor(frameIdOf: (source: MessageEventSource | null) => string | undefined, onMessage: () => void) {
    window.addEventListener('message', ({ source, data, ports: [port] }: MessageEvent<unknown>) => {
      const frameId = frameIdOf(source);
      if (frameId === undefined || !port || !isRecord(data) || data.type !== 'connect-app-host-init') return;
      const connectionId = crypto.randomUUID();
      this.#ports.set(connectionId, port);
      const keep = (message: unknown): void => {
        this.#waiting.push({ frameId, connectionId, message });
        onMessage();
      };
      port.onmessage = ({ data: message }) => {
        if (!isRecord(message) || (message.type !== 'log' && message.type !== 'metric')) keep(message);
      };
      keep(data);
    });
  }

  send(connectionId: string, message: unknown): void {
    this.#ports.get(connectionId)?.postMessage(message);
  }

  /** The messages that wait, oldest first. */
  take(): FromApp[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}
