/**
 * A matcher for names against patterns in which `*` stands for any run of characters; case-sensitive.
 * Written out rather than made a regular expression: names come from apps and may be 32,767 characters long,
 * and this takes one pass whatever they hold.
 */
export function namePattern(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map((pattern) => pattern.split('*'));
  return (name) => matchers.some((parts) => matchesParts(name, parts));
}

function matchesParts(name: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
