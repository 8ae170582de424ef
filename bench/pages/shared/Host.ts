/** What the host page lets an app call, to those libraries that call functions. A type, as they want it. */
export type Host = {
  updateContactAttributes(
    initialContactId: string,
    attributes: Readonly<Record<string, string>>,
  ): Promise<void>;
};
