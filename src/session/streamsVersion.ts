import { own } from '../protocol/plainObject.js';

/** The peer range in package.json: what `npm run test:streams` has tested. */
export const TESTED = '>=2.14.6 <2.26.0 || >=2.28.2';

const warned = new WeakSet<object>();

/**
 * Warns once, on the console, of an amazon-connect-streams that is not tested or is broken.
 *
 * @param connect Streams, whose `version` is missing before 1.5.0 and `"STREAMS_VERSION"` in 2.0.0
 */
export function warnOfStreamsVersion(connect: object): void {
  if (warned.has(connect)) return;
  warned.add(connect);
  const problem = streamsVersionProblem(own(connect, 'version'));
  if (problem === undefined) return;
  console.warn(
    `connect-message-broker: the page has Streams ${problem}; tested is amazon-connect-streams ${TESTED}, see docs/real-instance.md`,
  );
}

/** This `connect.version` and what is wrong with it, or undefined. */
export function streamsVersionProblem(version: unknown): string | undefined {
  const [, major, minor, patch] =
    /^(\d+)\.(\d+)\.(\d+)/.exec(typeof version === 'string' ? version : '') ?? [];
  if (major === undefined) return 'of an unknown, old version';
  const number = Number(major) * 1e6 + Number(minor) * 1e3 + Number(patch);
  if (number < 2_014_006) return `${version}, older than any tested`;
  // They assign to an undeclared variable (fixed by Streams PR 1103). 2.28.1 does too, but 2.28.2 calls itself 2.28.1.
  if (number >= 2_026_000 && number < 2_028_000) {
    return `${version}, which fails as an ES module`;
  }
  return undefined;
}
