import { afterEach, expect, test, vi } from 'vitest';
import type { AwsConnectionSettings } from '../../../src/connect/aws/AwsConnection.js';
import { classifyError } from '../../../src/connect/aws/classifyError.js';
import type { Connection } from '../../../src/connect/Connection.js';
import { attributesCall } from '../../../src/connect/ContactCall.js';

/** The part as browsers load it: for Node the AWS SDK would not speak by fetch. */
const part: URL = new URL('../../../dist/connect-message-broker-aws.js', import.meta.url);

/** How fetch reports that there is no readable answer: Chromium 156, Firefox 153, WebKitGTK 2.50, and Safari's others. */
const NETWORK_ERRORS = [
  'Failed to fetch',
  'NetworkError when attempting to fetch resource.',
  'Load failed',
  'The network connection was lost.',
  'The Internet connection appears to be offline.',
];

/** How fetch reports that it was aborted, in the same browsers. */
const ABORTS = ['signal is aborted without reason', 'The operation was aborted. ', 'Fetch is aborted'];

afterEach(() => vi.unstubAllGlobals());

async function connect(settings: Partial<AwsConnectionSettings>): Promise<Connection> {
  const { AwsConnection } = (await import(part.href)) as {
    AwsConnection: new (settings: AwsConnectionSettings) => Connection;
  };
  return new AwsConnection({ region: 'us-east-1', instanceId: 'instance', ...settings });
}

test.each(NETWORK_ERRORS)(
  '“%s” is one attempt with unknown outcome, and asks once for other credentials',
  async (message) => {
    const fetch = vi.fn(() => Promise.reject(new TypeError(message)));
    vi.stubGlobal('fetch', fetch);
    const credentials = vi.fn(async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' }));
    const connection = await connect({ credentials });
    const attempt = () =>
      connection.attempt(attributesCall('c', { A: 'x' }), {
        signal: new AbortController().signal,
        onSend: () => true,
      });
    const failure = { ok: false, errorType: 'CONNECT_UNAVAILABLE', outcome: 'unknown', retry: true };
    expect(await attempt()).toMatchObject({ ...failure, retryAfterMs: 0 });
    expect(fetch).toHaveBeenCalledTimes(1);
    const second = await attempt();
    expect(second).toMatchObject(failure);
    expect(second).not.toHaveProperty('retryAfterMs');
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(credentials).toHaveBeenCalledTimes(2);
  },
);

test.each(NETWORK_ERRORS)('“%s” does not reach an app', (message) => {
  const error = Object.assign(new TypeError(message), { $metadata: { attempts: 1, totalRetryDelay: 0 } });
  expect(classifyError(error).message).toBe('no readable answer came from Amazon Connect');
});

test.each(ABORTS)('“%s” is a call without an answer in time', (message) => {
  expect(classifyError(new DOMException(message, 'AbortError'))).toMatchObject({
    errorType: 'CONNECT_UNAVAILABLE',
    message: 'Amazon Connect gave no answer in time',
    outcome: 'unknown',
    retry: true,
  });
});
