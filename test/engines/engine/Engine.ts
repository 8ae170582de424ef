/** One tab of a browser: as little as these tests need, so that every browser can be driven alike. */
export interface Engine {
  /** What the browser calls itself, with its version. */
  readonly version: string;
  /** Opens a document in the tab; resolves when it and its frames have loaded. */
  open(url: string): Promise<void>;
  /**
   * The value of a JavaScript expression in the page, or what its promise comes to. One at a time: a browser may hold
   * the next back until the promise is settled.
   *
   * @param expression of a value that JSON can say
   * @param frame name of the frame to evaluate it in; default the page itself
   */
  evaluate(expression: string, frame?: string): Promise<unknown>;
  /** Ends the browser in its own way. */
  close(): Promise<void>;
  /** Ends its processes at once, and removes its profile. Repeated calls do nothing. */
  kill(): void;
}
