/** A contact as Amazon Connect stores it, as the demo's server sends it to the page. */
export interface ContactRecord {
  readonly contactId: string;
  /** Milliseconds since 1970. */
  readonly lastUpdatedAt: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Name, description and references by title; only those that the contact has. */
  readonly details: Readonly<Record<string, string>>;
}
