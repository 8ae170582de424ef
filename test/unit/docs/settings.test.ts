import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../../src/settings/checkSettings.js';
import { DEFAULTS } from '../../../src/settings/defaults.js';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const settings = read('docs/settings.md');

/** A value as the pages write it. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${written(member)}`);
  return `{ ${members.join(', ')} }`;
}

/** The rows of the table of settings: attributes, settings, and the default. */
const rows = [...settings.matchAll(/^\| (`data-[^|]*|) ?\| (`\w+`(?:, `\w+`)*) \|[^|]*\| ?(.*?) ?\|$/gm)].map(
  ([, attributes = '', names = '', preset = '']) => ({
    attributes: [...attributes.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
    names: [...names.matchAll(/\w+/g)].map(([name]) => name),
    preset: preset.replaceAll('`', ''),
  }),
);

describe('the table of docs/settings.md', () => {
  it('has every setting', () => {
    expect(rows.flatMap(({ names }) => names).sort()).toEqual(Object.keys(SETTINGS).sort());
  });

  it('has an attribute for each setting that the tag can give, and for no other', () => {
    const ofTag = Object.entries(SETTINGS).flatMap(([name, { fromText }]) =>
      fromText ? [`data-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`] : [],
    );
    expect(rows.flatMap(({ attributes }) => attributes).sort()).toEqual(ofTag.sort());
  });

  const { operations, rateLimit, ...ofSettings } = DEFAULTS;

  it.each(Object.entries(ofSettings))('has the default of %s', (name, value) => {
    expect(rows.find(({ names }) => names.includes(name))?.preset).toBe(written(value));
  });

  it.each(Object.entries(ofSettings))('agrees with the comment of %s in the types', (name, value) => {
    const types = read('src/settings/BrokerSettings.ts');
    const [comment = ''] =
      new RegExp(`/\\*\\* (?:(?!\\*/).)* \\*/\\n  readonly ${name}\\?`).exec(types) ?? [];
    expect(comment).toContain(`Default ${typeof value === 'number' ? value : `\`${written(value)}\``}.`);
  });

  it('has its defaults of a rule in the README', () => {
    const readme = read('README.md');
    expect(readme).toContain(`rateLimit: ${written(rateLimit)},  // these are the defaults`);
    for (const operation of operations)
      expect(readme).toMatch(new RegExp(`\\| \`${operation}\` \\|.*the default`));
  });
});

it('docs/messages.md has the limits of a rule', () => {
  const { perSecond, burst, pending } = DEFAULTS.rateLimit;
  expect(read('docs/messages.md')).toContain(
    `${perSecond} a second, ${burst} at once, ${pending.toLocaleString('en')} unanswered`,
  );
});
