/** The function that the host page offers to the libraries that call functions. They require a type, not an interface. */
export type Host = {
  updateContactAttributes(
    initialContactId: string,
    attributes: Readonly<Record<string, string>>,
  ): Promise<void>;
};
