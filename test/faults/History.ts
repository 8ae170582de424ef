/** New values for attributes of a contact; `requestValue` creates each value. */
export interface Values {
  readonly contactId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A request as it was posted. */
export interface Asked extends Values {
  /** Counts from 1; of two requests of one origin, the one with the greater id was posted later. */
  readonly id: number;
  readonly origin: string;
  /** When it was posted. All moments are milliseconds since 1970. */
  readonly at: number;
}

/** An answer, whether or not there was still a window to receive it. */
export interface Answered {
  readonly id: number;
  readonly at: number;
  readonly response: boolean;
  readonly errorType?: string;
  readonly outcome?: string;
}

/** A call to Amazon Connect as the page saw it. */
export interface Attempt extends Values {
  readonly startedAt: number;
  /** When the page had the whole answer, an error, or had aborted; null while it still waits. */
  readonly endedAt: number | null;
  /** Null when no readable answer came. */
  readonly status: number | null;
  /** Whether the answer was a proxy's page. */
  readonly isHtml: boolean;
}

/** A call that changed a contact. */
export interface Landed extends Values {
  readonly at: number;
}

/** Everything that happened in one run. */
export interface History {
  /** Milliseconds from receipt within which a request must be answered. */
  readonly timeoutMs: number;
  readonly asked: readonly Asked[];
  readonly answered: readonly Answered[];
  readonly attempts: readonly Attempt[];
  /** In the order in which they changed the contacts. */
  readonly landed: readonly Landed[];
  /** Attributes at the end, by contact. */
  readonly stored: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** The value of request `id`; no other request uses it. */
export function requestValue(id: number, filler = ''): string {
  return `r${id}:${filler}`;
}

/** The request with this value. */
export function idOf(value: string): number | undefined {
  const [, id] = /^r(\d+):/.exec(value) ?? [];
  return id === undefined ? undefined : Number(id);
}
