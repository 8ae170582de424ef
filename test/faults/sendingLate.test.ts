import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AwsConnection } from '../../src/connect/aws/AwsConnection.js';
import type { AttemptOptions, AttemptResult, Connection } from '../../src/connect/Connection.js';
import { attributesCall, type ContactCall } from '../../src/connect/ContactCall.js';
import type { ContactUpdate } from '../../src/connect/ContactGateway.js';
import { RequestQueue } from '../../src/connect/RequestQueue.js';
import { FakeOwner, failure, SUCCESS } from '../unit/connect/FakeConnection.js';

const A = 'https://a.example';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Prepares for 500 ms, as if credentials had to be fetched, and only then sends. */
class SlowConnection implements Connection {
  readonly attemptTimeoutMs = 10_000;
  readonly sent: Readonly<Record<string, string>>[] = [];

  async attempt({ request }: ContactCall, { onSend }: AttemptOptions): Promise<AttemptResult> {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (!onSend()) return failure('CONNECT_UNAVAILABLE', { retry: true });
    this.sent.push((request as unknown as ContactUpdate).attributes);
    return SUCCESS;
  }

  flush(): readonly [] {
    return [];
  }

  close(): void {}
}

it('a request whose deadline passes while credentials are fetched is not sent after its answer', async () => {
  const connection = new SlowConnection();
  const queue = new RequestQueue(false);
  queue.open(connection);
  queue.add(new FakeOwner(A), 'c1', attributesCall('c1', { First: '1' }));
  const early = new FakeOwner(A, 700);
  const late = new FakeOwner(A, 5_000);
  queue.add(early, 'c1', attributesCall('c1', { Early: '1', Both: 'early' }));
  queue.add(late, 'c1', attributesCall('c1', { Both: 'late' }));
  await vi.advanceTimersByTimeAsync(700);
  early.expire();
  await vi.advanceTimersByTimeAsync(4_000);
  expect([early.reported, late.reported]).toEqual(['TIMEOUT not_applied', true]);
  expect(connection.sent).toEqual([{ First: '1' }, { Both: 'late' }]);
});

it('an update that must no longer be sent does not go to Amazon Connect', async () => {
  const connection = new AwsConnection({
    region: 'us-east-1',
    instanceId: 'i1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
  });
  const result = await connection.attempt(attributesCall('c1', { Early: '1' }), {
    signal: new AbortController().signal,
    onSend: () => false,
  });
  expect(result).toMatchObject({ ok: false, retry: true, outcome: 'not_applied', splittable: false });
});
