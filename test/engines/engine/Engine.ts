/** One tab of a browser: the minimum that these tests need, so that every browser can be controlled in the same way. */
export interface Engine {
  /** The browser's name and version. */
  readonly version: string;
  /** Opens a document in the tab; resolves when it and its frames have loaded. */
  open(url: string): Promise<void>;
  /**
   * The value of a JavaScript expression in the page, or of its promise. One at a time: a browser may delay
   * the next until the promise is settled.
   *
   * @param expression its value must be representable in JSON
   * @param frame name of the frame to evaluate it in; default the page itself
   */
  evaluate(expression: string, frame?: string): Promise<unknown>;
  /** Ends the browser normally. */
  close(): Promise<void>;
  /** Ends its processes at once, and removes its profile. Repeated calls do nothing. */
  kill(): void;
}
