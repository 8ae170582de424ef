import type { Answer } from './AttributeWriter.js';

/** The function that a page by hand offers. The libraries require a type, not an interface. */
export type HandHost = {
  /** @param data that of the published request */
  updateContactAttributes(data: {
    readonly InitialContactId: string;
    readonly ContactAttributes: Readonly<Record<string, string>>;
  }): Promise<Answer>;
};
