/** An input whose value is stored as one attribute of the contact. */
export interface AttributeControl {
  readonly attributeName: string;
  readonly label: string;
  /** The text that is shown until something is entered. */
  readonly untouched: string;
  /** The input with its label. */
  readonly element: HTMLElement;
  /** Fires `input` at each change, and `change` when the value is to be saved. */
  readonly input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  /** The value for the attribute; an empty value removes the attribute. */
  value(): string;
  /** Shows the attribute's value, as far as the control can. */
  show(value: string): void;
  /** Returns why the entry cannot be saved, if it cannot. */
  problem?(): string | undefined;
}
