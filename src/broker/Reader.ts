/** What somebody may know: a rule, or the host page itself, which may know all. */
export interface Reader {
  /** Whether the operation or event of this `Topic/Subtopic` is granted. */
  grants(name: string): boolean;
  /** Whether it may read attributes of this name. */
  mayRead(name: string): boolean;
}

export const HOST_PAGE: Reader = { grants: () => true, mayRead: () => true };
