type Attributes = Readonly<Record<string, string>>;

/** Names of attributes, by what has happened to them. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export function differenceOf(before: Attributes, after: Attributes): Difference {
  const names = Object.keys(after);
  return {
    added: names.filter((name) => !Object.hasOwn(before, name)),
    changed: names.filter((name) => Object.hasOwn(before, name) && before[name] !== after[name]),
    removed: Object.keys(before).filter((name) => !Object.hasOwn(after, name)),
  };
}

export function isNone({ added, changed, removed }: Difference): boolean {
  return added.length + changed.length + removed.length === 0;
}
