import { globalStreams, type StreamsApi } from './session/StreamsApi.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { DEFAULTS } from './settings/defaults.js';
import { SettingError } from './settings/SettingError.js';

/** The name that Streams gives to each frame of a CCP. */
const CCP_FRAMES = 'iframe[name="Amazon Connect CCP"]';

/** Default of `ccpAckTimeout`. */
const STREAMS_ACK_TIMEOUT_MS = 3_000;

/** A little longer than its wait before the first metrics. */
const STREAMS_METRICS_MS = 1_500;

/** What ends a CCP: `terminate()` is documented, the timers are not. */
interface StreamsCore {
  getEventBus(): unknown;
  terminate(): void;
  upstream: unknown;
  readonly iframeRefreshTimeout?: number;
  readonly ccpLoadTimeoutInstance?: number;
  readonly keepaliveManager?: { readonly synTimer?: number; readonly ackTimer?: number } | null;
}

/** A softphone that the broker has put into the page. */
export interface EmbeddedCcp {
  /** Ends it: Streams forgets it, and its frame leaves the page. The agent stays logged in. */
  end(): void;
}

/**
 * Calls initCCP when the settings ask for it.
 *
 * @returns undefined when the page calls initCCP itself
 * @throws SettingError when the page is not ready for a softphone, or has one
 * @throws Error when initCCP fails
 */
export function embedCcp({
  ccpUrl,
  ccpContainer = DEFAULTS.ccpContainer,
  ccp,
}: BrokerSettings): EmbeddedCcp | undefined {
  if (ccpUrl === undefined) return undefined;
  const connect = globalStreams();
  if (connect === undefined) {
    throw new SettingError('ccpUrl', 'put the script of amazon-connect-streams before this one');
  }
  const container = document.querySelector<HTMLElement>(ccpContainer);
  if (container === null) {
    throw new SettingError(
      'ccpContainer',
      `put an element that matches "${ccpContainer}" before this script`,
    );
  }
  // initCCP would do nothing then, and not say so to its caller (Streams 2.28, core.js).
  if (document.querySelector(CCP_FRAMES)) {
    throw new SettingError('ccpUrl', 'the page has a softphone already; leave it out');
  }
  const others = new Set(container.querySelectorAll('iframe'));
  const removeFrames = (): void => {
    for (const frame of container.querySelectorAll('iframe')) if (!others.has(frame)) frame.remove();
  };
  try {
    connect.core.initCCP(container, { ...DEFAULTS.ccp, ...ccp, ccpUrl });
  } catch (error) {
    removeFrames();
    throw new Error(`connect-message-broker: initCCP failed${storageCause()}: ${error}`, { cause: error });
  }
  if (container.querySelector(CCP_FRAMES) === null) {
    throw new SettingError(
      'ccpUrl',
      'initCCP made no frame: it ran before, and its frame went without connect.core.terminate()',
    );
  }
  const core = connect.core as StreamsApi['core'] & StreamsCore;
  const bus = core.getEventBus();
  return {
    end() {
      // A different bus is of a CCP that the page has begun since.
      if (core.getEventBus() !== bus) return;
      terminate(core, Number(ccp?.ccpAckTimeout) || STREAMS_ACK_TIMEOUT_MS);
      removeFrames();
    },
  };
}

/** initCCP clears what it keeps in localStorage (Streams 2.28, core.js). */
function storageCause(): string {
  try {
    localStorage.getItem('');
    return '';
  } catch {
    return ', for this page may not use localStorage (sandboxed, or framed by another site)';
  }
}

/**
 * Ends Streams' timers too, which its `terminate()` leaves running: those that post to the frame, and one that puts a new
 * frame into the page. After a logout that one starts only when `ackTimeoutMs` has passed (Streams 2.28,
 * `setupAuthenticationEventHandlers`, `_refreshIframeOnTimeout` and `KeepaliveManager`). One more
 * cannot be ended, and throws where there is no conduit: it sends metrics a second after the CCP has acknowledged the page.
 * Until then a conduit takes them and does nothing.
 */
function terminate(core: StreamsCore, ackTimeoutMs: number): void {
  const { synTimer, ackTimer } = core.keepaliveManager ?? {};
  for (const timer of [synTimer, ackTimer, core.ccpLoadTimeoutInstance]) clearTimeout(timer);
  core.terminate();
  const bus = core.getEventBus();
  /** A CCP that the page has begun since has a bus, frames and a conduit of its own. */
  const unlessBegun = (finish: () => void) => (): void => {
    if (core.getEventBus() === bus) finish();
  };
  const stopFrames = unlessBegun(() => clearTimeout(core.iframeRefreshTimeout));
  stopFrames();
  setTimeout(stopFrames, ackTimeoutMs);
  core.upstream = { sendUpstream() {} };
  setTimeout(
    unlessBegun(() => {
      core.upstream = null;
    }),
    STREAMS_METRICS_MS,
  );
}
