import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamsSession } from '../../../src/session/StreamsSession.js';
import { streamsVersionProblem, warnOfStreamsVersion } from '../../../src/session/streamsVersion.js';
import { FakeStreams } from './FakeStreams.js';

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  warn.mockClear();
  vi.useRealTimers();
});

function packageJson(path: string): { version: string; peerDependencies: Record<string, string> } {
  return JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
}

describe('the version of Streams', () => {
  it.each(['2.14.6', '2.18.7', '2.25.1', '2.25.9', '2.28.1', '2.28.2', '2.29.0', '3.0.0', '10.0.0'])(
    '%s is taken without a word',
    (version) => {
      warnOfStreamsVersion({ version });
      expect(warn).not.toHaveBeenCalled();
    },
  );

  it.each(['1.8.3', '2.4.5', '2.13.0', '2.14.5'])('%s is said to be older than any tested', (version) => {
    expect(streamsVersionProblem(version)).toContain(`${version}, older than any tested`);
  });

  it.each(['2.26.0', '2.27.1'])('%s is said to fail as an ES module', (version) => {
    expect(streamsVersionProblem(version)).toContain(`${version}, which fails as an ES module`);
  });

  it.each([undefined, 'STREAMS_VERSION', 2])('%s is said to be unknown', (version) => {
    expect(streamsVersionProblem(version)).toContain('of an unknown, old version');
  });

  it("is Streams' own, whatever a page has added to Object.prototype", () => {
    const connect = Object.create({ version: '2.28.2' }) as object;
    warnOfStreamsVersion(connect);
    expect(warn).toHaveBeenCalledOnce();
  });
});

describe('the warning', () => {
  it('comes once, however often the softphone begins and is read', () => {
    const streams = new FakeStreams();
    streams.version = '2.13.0';
    const session = new StreamsSession({ connect: streams });
    streams.begin();
    vi.advanceTimersByTime(2_000);
    streams.terminate();
    streams.begin();
    vi.advanceTimersByTime(2_000);
    session.stop();
    new StreamsSession({ connect: streams }).stop();
    expect(warn).toHaveBeenCalledOnce();
  });

  it('names the range that package.json admits, whose oldest release npm test runs with', () => {
    warnOfStreamsVersion({ version: '2.13.0' });
    const range = packageJson('package.json').peerDependencies['amazon-connect-streams'];
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(`amazon-connect-streams ${range},`));
    expect(range).toMatch(`>=${packageJson('node_modules/streams-oldest/package.json').version} `);
  });
});
