/** A contact as Amazon Connect holds it, on its way from the demo's server to the page. */
export interface ContactRecord {
  readonly contactId: string;
  /** Milliseconds since 1970. */
  readonly lastUpdatedAt: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Name, description and references, by their titles; only those that it has. */
  readonly details: Readonly<Record<string, string>>;
}
