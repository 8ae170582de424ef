import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../../../docs/relay.md', import.meta.url), 'utf8');
const handlers = new URL('../../../src/relay/lambda/', import.meta.url);

describe('docs/relay.md', () => {
  test('each sample in JSON is JSON', () => {
    const samples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(samples.length).toBeGreaterThan(1);
    for (const sample of samples) expect(() => JSON.parse(sample)).not.toThrow();
  });

  test('each variable of the handlers is in its table, and no other', () => {
    const read = readdirSync(handlers)
      .filter((name) => name.endsWith('.entry.ts'))
      .flatMap((name) => {
        const text = readFileSync(new URL(name, handlers), 'utf8');
        return [...text.matchAll(/env\.([A-Z_]+)|env, '([A-Z_]+)'/g)].map(([, one, other]) => one ?? other);
      });
    const [, section = ''] = page.split('## Handlers, variables and IAM');
    const reported = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect([...new Set(reported)].toSorted()).toEqual([...new Set(read)].toSorted());
  });

  test('each metric is in its table', () => {
    for (const metric of [
      'Accepted',
      'Calls',
      'Stored',
      'Throttled',
      'Refused',
      'Unclear',
      'GivenBack',
      'OwnerUnknown',
      'AcceptedToStoredMs',
    ]) {
      expect(page).toContain(`\`${metric}\``);
    }
  });
});
