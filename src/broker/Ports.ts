import type { DisconnectMessage } from '../protocol/appMessages.js';
import { CHANNEL } from '../protocol/channel.js';
import type { PortSender } from './senders.js';

const MOST_PORTS = 256;

/** The ports that are open: one for each window and origin, and not too many. */
export class Ports {
  /** The oldest first. */
  readonly #ports = new Set<PortSender>();

  /** Opens `port`; an earlier one of the same window and origin, or the oldest of too many, makes room. */
  open(port: PortSender, receive: (event: MessageEvent) => void): void {
    for (const other of this.#ports) {
      const isSame = other.window === port.window && other.origin === port.origin;
      // No browser reports that the document at the other end is gone; a window that is closed posts nothing more.
      if (isSame || other.window?.closed) this.#end(other, 'replaced');
    }
    const [oldest] = this.#ports;
    if (oldest && this.#ports.size >= MOST_PORTS) this.#end(oldest, 'replaced');
    this.#ports.add(port);
    port.open(receive);
  }

  /** Notifies ports that they end, and closes them. @param wanted which ones. Default: all */
  close(wanted: (port: PortSender) => boolean = () => true): void {
    for (const port of this.#ports) if (wanted(port)) this.#end(port, 'stopped');
  }

  #end(port: PortSender, reason: DisconnectMessage['reason']): void {
    this.#ports.delete(port);
    port.post({
      channel: CHANNEL,
      topic: 'App',
      subtopic: 'Disconnect',
      message: { reason } satisfies DisconnectMessage,
    });
    port.close();
  }
}
