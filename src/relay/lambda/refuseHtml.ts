import type { ConnectClient } from '@aws-sdk/client-connect';

/**
 * Counts a page of HTML as no answer: it comes from a proxy on the way. The SDK reads no body of an UpdateContactAttributes
 * answer, and would take one with status 200 for a success.
 */
export function refuseHtml(client: ConnectClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { statusCode, headers } = result.response as {
        readonly statusCode: number;
        readonly headers: Readonly<Record<string, string>>;
      };
      if (statusCode < 300 && headers['content-type']?.includes('text/html')) {
        throw new Error('the answer is a page of HTML');
      }
      return result;
    },
    // The innermost of its step: it sees the answer before it is deserialized.
    { step: 'deserialize', priority: 'low', name: 'refuseHtml' },
  );
}
