import type { FindingStatus } from '../broker/Finding.js';
import { finding } from './finding.js';
import { framesIn } from './framesIn.js';
import type { Check, CheckResult, Subject } from './Subject.js';

/** Whether a rule admits an origin. */
export function isAdmitted({ rules }: Subject, origin: string): boolean {
  return rules.some(({ pattern }) => pattern.matches(origin));
}

export const checkFrames: Check = (subject) => {
  const { rules } = subject;
  const { reported } = subject.unlisted;
  const frames = framesIn(document);
  const found: CheckResult[] = [];
  if (rules.length === 0) {
    found.push(
      finding(
        'warning',
        'rules-empty',
        'allowedOrigins is empty: no app is answered.',
        'Name the origins of the apps in data-allowed-origins.',
      ),
    );
  }
  const opaque = frames.find(({ origin, isOpaque }) => isOpaque && isAdmitted(subject, origin));
  if (opaque || reported.has('null')) {
    found.push(
      finding(
        'error',
        'frame-sandboxed',
        `A frame${opaque ? ` of ${opaque.origin}` : ''} is sandboxed without allow-same-origin: no rule can admit its origin, "null".`,
        'Add allow-same-origin to the sandbox: the attribute, or the Content-Security-Policy of the app.',
      ),
    );
  }
  const refused = (origin: string): boolean => origin !== 'null' && !isAdmitted(subject, origin);
  const posting = [...reported.keys()].filter(refused);
  const framed = frames.flatMap(({ origin, isOpaque }) => (isOpaque ? [] : origin)).filter(refused);
  const silent = [...new Set(framed)].filter((origin) => !posting.includes(origin));
  const report = (status: FindingStatus, what: string, origins: readonly string[]): void => {
    if (origins.length === 0) return;
    const list = origins.join(' ');
    // The attribute replaces the setting: who uses the setting must not add the attribute.
    const setting = document.querySelector('[data-allowed-origins]')
      ? 'data-allowed-origins'
      : 'allowedOrigins';
    found.push(
      finding(
        status,
        'origin-not-admitted',
        `${what} that no rule admits: ${list}.`,
        `If it is an app, add ${list} to ${setting}.`,
      ),
    );
  };
  report('error', 'Messages came from origins', posting);
  report('warning', 'The page has frames of origins', silent);
  if (window.crossOriginIsolated) {
    found.push(
      finding(
        'warning',
        'opener-lost',
        'Cross-Origin-Opener-Policy: same-origin cuts off apps in popups.',
        'Send same-origin-allow-popups, or keep the apps in frames.',
      ),
    );
  }
  return found.length > 0
    ? found
    : [finding('ok', 'frames', `Rules admit the ${frames.length} frames in the page.`)];
};
