import { copyAsJson } from './copyAsJson.js';
import { isSafeToShow } from './isSafeToShow.js';
import type { Json } from './Json.js';

const encoder = new TextEncoder();

/** A message as the wire log keeps it: two copies of bounded size, with and without the attributes' values. */
export class LoggedMessage {
  /** How it was posted: as an object, or as a JSON string. */
  readonly form: 'object' | 'text';
  readonly #whole: Json;
  readonly #hidden: Json;

  constructor(message: unknown, form: 'object' | 'text' = 'object') {
    this.form = form;
    this.#whole = copyAsJson(message);
    this.#hidden = copyAsJson(message, (value, path) => (isSafeToShow(path) ? undefined : hide(value)));
  }

  json(showValues: boolean): Json {
    return showValues ? this.#whole : this.#hidden;
  }
}

function hide(value: unknown): string {
  if (typeof value !== 'string') return `••• ${value === null ? 'null' : typeof value}`;
  const bytes = encoder.encode(value).length;
  return `••• ${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}`;
}
