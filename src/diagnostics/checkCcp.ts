import { activeConduit, isFrameGone } from '../session/activeConduit.js';
import { globalStreams } from '../session/StreamsApi.js';
import { streamsVersionProblem, TESTED } from '../session/streamsVersion.js';
import { finding } from './finding.js';
import { CCP_FRAMES } from './framesIn.js';
import type { Check } from './Subject.js';

/** The script of Streams, whole or minified. */
const SCRIPT = /connect-streams(-min)?\.js([?#]|$)/;
const ONE_COPY = 'Load one copy, before the broker.';

export const checkStreams: Check = ({ settings }) => {
  if (settings.session) return [];
  const connect = globalStreams();
  if (connect === undefined) {
    return [
      finding(
        'error',
        'streams-missing',
        'amazon-connect-streams is not in the page.',
        'Put its script before the tag of the broker.',
      ),
    ];
  }
  // Each copy replaces `connect.core`: the earlier one keeps its frame, of which the later one knows nothing.
  if (connect.core.getEventBus() === undefined && document.querySelector(CCP_FRAMES)) {
    return [
      finding(
        'error',
        'streams-copies',
        'A second copy of amazon-connect-streams has replaced the one that the CCP belongs to.',
        ONE_COPY,
      ),
    ];
  }
  const copies = [...document.scripts].filter(({ src }) => SCRIPT.test(src)).length;
  if (copies > 1) {
    return [
      finding(
        'warning',
        'streams-copies',
        `The page has ${copies} scripts of amazon-connect-streams; each replaces the one before it.`,
        ONE_COPY,
      ),
    ];
  }
  const { version } = connect as { readonly version?: unknown };
  const problem = streamsVersionProblem(version);
  return [
    problem === undefined
      ? finding('ok', 'streams', `amazon-connect-streams ${version} is in the page.`)
      : finding(
          'warning',
          'streams-version',
          `The page has amazon-connect-streams ${problem}.`,
          `Use a tested version: ${TESTED}.`,
        ),
  ];
};

export const checkCcp: Check = ({ settings, session }) => {
  const connect = settings.session ? undefined : globalStreams();
  if (connect === undefined) return [];
  if (isFrameGone(connect)) {
    return [
      finding(
        'error',
        'ccp-removed',
        'The iframe of the CCP has left the page, or was moved within it.',
        'Reload the page, and leave the iframe where initCCP put it.',
      ),
    ];
  }
  const output = activeConduit(connect)?.upstream?.output;
  const frames = [...document.querySelectorAll<HTMLIFrameElement>(CCP_FRAMES)];
  const frame = frames.find(({ contentWindow }) => contentWindow === output) ?? frames[0];
  if (frame === undefined) {
    return [
      finding(
        'error',
        'ccp-missing',
        'The page has no CCP: initCCP was not called, or connect.core.terminate() has ended it.',
        'Set data-ccp-url, or call initCCP.',
      ),
    ];
  }
  // The CCP belongs to a different copy of Streams.
  if (connect.core.getEventBus() === undefined) return [];
  const ccp = `The CCP at ${new URL(frame.src).origin}`;
  if ((connect.core as { readonly initialized?: boolean }).initialized !== true) {
    return [
      finding(
        'error',
        'ccp-silent',
        `${ccp} has not acknowledged: it is loading, shows a login page, or may not be framed.`,
        `Log in, if need be in a separate tab. If it stays empty, approve the origin ${location.origin} in the Amazon Connect instance.`,
      ),
    ];
  }
  if (isShown(frame)) return [finding('ok', 'ccp', `${ccp} has acknowledged.`)];
  const hidden = `${ccp} has acknowledged, and is hidden.`;
  return [
    session.state === 'logged_in'
      ? finding('ok', 'ccp-hidden', hidden)
      : finding('warning', 'ccp-hidden', hidden, 'Show it, so that the agent can log in there.'),
  ];
};

function isShown(frame: HTMLIFrameElement): boolean {
  const { width, height } = frame.getBoundingClientRect();
  return width > 1 && height > 1 && frame.checkVisibility({ visibilityProperty: true });
}
