import type { LogEntry } from './LogEntry.js';
import type { LoggedMessage } from './LoggedMessage.js';

/** An entry as it is copied. Its messages contain the attributes' values only if the log shows them. */
export function entryAsJson(entry: LogEntry, showValues: boolean): object {
  const json = (message: LoggedMessage | undefined) => message?.json(showValues);
  switch (entry.kind) {
    case 'request': {
      const { request, response, message, answer } = entry;
      return {
        kind: entry.kind,
        ...request,
        ...response,
        time: new Date(request.time).toISOString(),
        message: json(message),
        answer: json(answer),
      };
    }
    case 'unlisted': {
      const { rejected, message } = entry;
      return {
        kind: entry.kind,
        ...rejected,
        time: new Date(rejected.time).toISOString(),
        message: json(message),
      };
    }
    case 'event':
      return { ...entry, time: new Date(entry.time).toISOString(), message: json(entry.message) };
    case 'session': {
      const { session } = entry;
      return { kind: entry.kind, ...session, time: new Date(session.time).toISOString() };
    }
    case 'part': {
      const { failure } = entry;
      return { kind: entry.kind, ...failure, time: new Date(failure.time).toISOString() };
    }
  }
}
