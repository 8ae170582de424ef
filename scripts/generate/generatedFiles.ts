import { readdirSync, readFileSync } from 'node:fs';
import { asyncApi } from './asyncApi.js';
import { changesTable, limitTable } from './limitTables.js';
import { messagesSchema } from './messagesSchema.js';
import { wireData } from './wireData.js';
import { grantType, wireTypes, writtenTypes } from './wireTypes.js';

const PROTOCOL = 'src/protocol/';
const TYPES = 'wireTypes.ts';

/** Everything that is made from `src/protocol/schemas.ts`: text by path from the project's root. */
export function generatedFiles(root: URL): ReadonlyMap<string, string> {
  const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const written = readdirSync(new URL(PROTOCOL, root))
    .filter((file) => file !== TYPES)
    .flatMap((file) => [...writtenTypes(file, read(`${PROTOCOL}${file}`))]);
  return new Map([
    [`${PROTOCOL}wireData.ts`, wireData()],
    [`${PROTOCOL}Grant.ts`, grantType()],
    [`${PROTOCOL}${TYPES}`, wireTypes(new Map(written))],
    ['dist/messages.schema.json', messagesSchema()],
    ['docs/asyncapi.yaml', asyncApi(version)],
    [
      'docs/messages.md',
      withTables(read('docs/messages.md'), { limits: limitTable(), changes: changesTable() }),
    ],
  ]);
}

/** The page with each table between its two comments. @throws Error when the page has no place for one */
function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- generated: ${name} -->`, '<!-- /generated -->'];
    const [before, rest, more] = text.split(begin);
    const after = rest?.slice(rest.indexOf(end));
    if (after === undefined || more !== undefined || !after.startsWith(end)) {
      throw new Error(`docs/messages.md: expected one place ${begin} … ${end}`);
    }
    return `${before}${begin}\n${table}\n${after}`;
  }, page);
}
