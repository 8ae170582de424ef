import type { ConnectClient } from '@aws-sdk/client-connect';
import { htmlAnswer } from './wire.js';

/** Makes the client count a page of HTML as no answer. */
export function refuseHtml(client: ConnectClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { statusCode, headers } = result.response as {
        readonly statusCode: number;
        readonly headers: Readonly<Record<string, string>>;
      };
      const html = htmlAnswer(statusCode, headers['content-type']);
      if (html) throw html;
      return result;
    },
    // The innermost of its step: it sees the answer before it is deserialized.
    { step: 'deserialize', priority: 'low', name: 'refuseHtml' },
  );
}
