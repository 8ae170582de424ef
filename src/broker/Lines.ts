import { CHANNEL } from '../protocol/envelope.js';
import type { Line } from './Line.js';

const MOST_LINES = 256;

/** `message` of `App`/`Disconnect`. */
export interface DisconnectMessage {
  /** `stopped`: the broker has stopped, or its page goes away. `replaced`: the line had to make room for a newer one. */
  readonly reason: 'stopped' | 'replaced';
}

/** The private lines that are open: one for each window and origin, and not too many. */
export class Lines {
  /** The oldest first. */
  readonly #lines = new Set<Line>();

  /** Opens `line`; an earlier one of the same window and origin, or the oldest of too many, makes room. */
  open(line: Line, receive: (event: MessageEvent) => void): void {
    for (const other of this.#lines) {
      const isSame = other.window === line.window && other.origin === line.origin;
      // No browser tells when the document at the other end is gone; a window that is closed will not speak again.
      if (isSame || other.window?.closed) this.#end(other, 'replaced');
    }
    const [oldest] = this.#lines;
    if (oldest && this.#lines.size >= MOST_LINES) this.#end(oldest, 'replaced');
    this.#lines.add(line);
    line.open(receive);
  }

  /** Notifies lines that they end, and closes them. @param wanted which ones. Default: all */
  close(wanted: (line: Line) => boolean = () => true): void {
    for (const line of this.#lines) if (wanted(line)) this.#end(line, 'stopped');
  }

  #end(line: Line, reason: DisconnectMessage['reason']): void {
    this.#lines.delete(line);
    line.post({
      channel: CHANNEL,
      topic: 'App',
      subtopic: 'Disconnect',
      message: { reason } satisfies DisconnectMessage,
    });
    line.close();
  }
}
