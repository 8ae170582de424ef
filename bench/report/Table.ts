import type { Summary } from '../statistics/Summary.js';

/** A measured value, or text. */
export type Cell = string | { readonly value: number | Summary; readonly unit: Unit };

/** `×`: a ratio. `KB`: 1,024 bytes. Empty: a count. */
export type Unit = 'µs' | 'ms' | 'KB' | 'MB' | '×' | '';

/** A target, and whether it was met. */
export interface Figure {
  readonly text: string;
  readonly met: boolean;
}

export interface Row {
  readonly name: string;
  /** One for each column. */
  readonly cells: readonly Cell[];
  readonly figure?: Figure;
}

export interface Table {
  readonly title: string;
  /** How it was measured. Absent when the previous table says it. */
  readonly note?: string;
  /** Headings of the cells. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
