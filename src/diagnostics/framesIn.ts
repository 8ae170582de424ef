/** The name that Streams gives to each frame of a CCP. */
export const CCP_FRAMES = 'iframe[name="Amazon Connect CCP"]';

export interface PageFrame {
  /** From its `src`; the origin of a later page in it cannot be read. */
  readonly origin: string;
  /** Whether it is sandboxed so that messages from it have the origin `null`. */
  readonly isOpaque: boolean;
}

/**
 * The frames that may hold an app: those of the document, of open shadow roots, and of frames of the same origin, but for
 * the CCP and frames without an address.
 */
export function framesIn(root: Document | ShadowRoot): readonly PageFrame[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (element.shadowRoot) return framesIn(element.shadowRoot);
    // Its class would not tell: elements of a different document have classes of their own.
    if (element.localName !== 'iframe' || element.matches(CCP_FRAMES)) return [];
    const { src, sandbox, contentDocument } = element as HTMLIFrameElement;
    const isOpaque = element.hasAttribute('sandbox') && !sandbox.contains('allow-same-origin');
    const frame = /^https?:/.test(src) ? [{ origin: new URL(src).origin, isOpaque }] : [];
    return [...frame, ...(contentDocument ? framesIn(contentDocument) : [])];
  });
}
