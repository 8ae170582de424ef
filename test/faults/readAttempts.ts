import type { Attempt } from './History.js';
import type { WatchedCall } from './watchFetch.js';

export function readAttempts(calls: readonly WatchedCall[]): readonly Attempt[] {
  return calls.map(({ body, ...call }) => {
    const { InitialContactId, Attributes } = JSON.parse(body) as {
      InitialContactId: string;
      Attributes: Record<string, string>;
    };
    return { ...call, contactId: InitialContactId, attributes: Attributes };
  });
}
