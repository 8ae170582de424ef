/** Something to fill in that is kept as one attribute of the contact. */
export interface AttributeControl {
  readonly attributeName: string;
  readonly label: string;
  /** Says, until something is entered, that nothing is. */
  readonly untouched: string;
  /** The input with its label. */
  readonly element: HTMLElement;
  /** Fires `input` at each change and `change` when it is to be saved. */
  readonly input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  /** What the attribute is to hold; empty removes it. */
  value(): string;
  /** Shows what the attribute holds, as far as the control can. */
  show(value: string): void;
  /** Why what is entered cannot be saved as it stands. */
  problem?(): string | undefined;
}
