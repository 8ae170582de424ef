import { globalStreams, type StreamsApi } from './session/StreamsApi.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { SettingError } from './settings/SettingError.js';

/** The name that Streams gives to each frame of a CCP. */
const CCP_FRAMES = 'iframe[name="Amazon Connect CCP"]';

/** Default of `ccpAckTimeout`. */
const STREAMS_ACK_TIMEOUT_MS = 3_000;

/** What ends a CCP: `terminate()` is documented, the timers are not. */
interface StreamsCore {
  getEventBus(): unknown;
  terminate(): void;
  readonly iframeRefreshTimeout?: number;
  readonly ccpLoadTimeoutInstance?: number;
  readonly keepaliveManager?: { readonly synTimer?: number; readonly ackTimer?: number } | null;
}

/** A CCP that the broker has begun. */
export interface EmbeddedCcp {
  /** Ends it: Streams forgets it, and its frame leaves the page. The agent stays logged in. */
  end(): void;
}

/**
 * Calls initCCP when the settings ask for it. Without `allowFramedSoftphone` a framed CCP carries no voice
 * (Streams documentation, initCCP).
 *
 * @returns undefined when the page calls initCCP itself
 * @throws SettingError when Streams or the element is not on the page yet
 */
export function embedCcp({ ccpUrl, ccpContainer = '#ccp', ccp }: BrokerSettings): EmbeddedCcp | undefined {
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
  connect.core.initCCP(container, { softphone: { allowFramedSoftphone: true }, ...ccp, ccpUrl });
  const bus = connect.core.getEventBus();
  return {
    end: () => {
      // Another bus is of another CCP, which the page has begun since.
      if (connect.core.getEventBus() === bus)
        endCcp(
          connect.core as StreamsApi['core'] & StreamsCore,
          container,
          Number(ccp?.ccpAckTimeout) || STREAMS_ACK_TIMEOUT_MS,
        );
    },
  };
}

/**
 * `terminate()` leaves Streams' timers running: those that post to the frame, and one that puts a new frame into the page.
 * After a logout that one starts only when `ackTimeoutMs` has passed (Streams 2.28, `setupAuthenticationEventHandlers`,
 * `_refreshIframeOnTimeout` and `KeepaliveManager`).
 */
function endCcp(core: StreamsCore, container: HTMLElement, ackTimeoutMs: number): void {
  const { synTimer, ackTimer } = core.keepaliveManager ?? {};
  for (const timer of [synTimer, ackTimer, core.ccpLoadTimeoutInstance]) clearTimeout(timer);
  core.terminate();
  for (const frame of container.querySelectorAll(CCP_FRAMES)) frame.remove();
  const bus = core.getEventBus();
  const stopFrames = (): void => {
    // A CCP that the page has begun since has frames of its own.
    if (core.getEventBus() === bus) clearTimeout(core.iframeRefreshTimeout);
  };
  stopFrames();
  setTimeout(stopFrames, ackTimeoutMs);
}
