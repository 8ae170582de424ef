import { z } from 'zod';
import { events } from '../../src/protocol/answerSchemas.js';
import { answerSubtopicOf, partsOf } from '../../src/protocol/messageSchemas.js';
import { grants, requests } from '../../src/protocol/requests.js';
import { type JsonSchema, jsonSchemaOf } from './JsonSchema.js';

/** The file of an interface or a type that is written by hand, by its name. A schema with that id stands for it. */
export type WrittenTypes = ReadonlyMap<string, string>;

/** The interfaces and types that a file of src/protocol exports. */
export function writtenTypes(path: string, source: string): WrittenTypes {
  const names = source.matchAll(/^export (?:interface|type) (\w+)/gm);
  return new Map([...names].map(([, name = '']) => [name, `./${path.replace(/\.ts$/, '.js')}`]));
}

const HEADER = '// Written by `npm run generate` from schemas.ts: change the rules there.';

/** Text of src/protocol/Grant.ts. */
export function grantType(): string {
  return `${HEADER}

/** What a rule can grant, as \`Topic/Subtopic\`: operations that need a grant, and events. */
export type Grant =
${Object.keys(grants)
  .map((name) => `  | '${name}'`)
  .join('\n')};
`;
}

/** Text of src/protocol/wireTypes.ts: the types of all messages, by `Topic/Subtopic`. */
export function wireTypes(written: WrittenTypes): string {
  const printer = new Printer(written);
  const entries = [
    ...Object.entries(requests).map(([name, schemas]) => {
      const data = 'data' in schemas ? schemas.data : undefined;
      const isOptional = data === undefined || data.safeParse(undefined).success;
      return entry(name, schemas.summary, [
        `/** \`data\` of the request. */`,
        `readonly data${isOptional ? '?' : ''}: ${data ? printer.print(data) : 'undefined'};`,
        `/** \`message\` of the answer to a success. */`,
        `readonly answer: ${printer.print(schemas.answer)};`,
        `readonly answerSubtopic: '${answerSubtopicOf(name)}';`,
      ]);
    }),
    ...Object.entries(events).map(([name, schemas]) => {
      const member = 'data' in schemas ? 'data' : 'message';
      const schema = 'data' in schemas ? schemas.data : schemas.message;
      return entry(name, schemas.summary, [`readonly ${member}: ${printer.print(schema)};`]);
    }),
  ];
  return `${HEADER}
${printer.imports()}
/**
 * Every message, by \`Topic/Subtopic\`: of a request its \`data\` and its answer, of an event its \`message\` or \`data\`. The members
 * \`topic\` and \`subtopic\` distinguish the entries.
 */
export interface Wire {
${entries.join('')}}
`;
}

function entry(name: string, summary: string, members: readonly string[]): string {
  const [topic, subtopic] = partsOf(name);
  const lines = [`readonly topic: '${topic}';`, `readonly subtopic: '${subtopic}';`, ...members];
  return `  /** ${summary} */\n  readonly '${name}': {\n${lines.map((line) => `    ${line}\n`).join('')}  };\n`;
}

/** Prints schemas as types, and keeps which written types they use. */
class Printer {
  readonly #written: WrittenTypes;
  readonly #used = new Map<string, Set<string>>();

  constructor(written: WrittenTypes) {
    this.#written = written;
  }

  imports(): string {
    return [...this.#used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, names]) => `import type { ${[...names].sort().join(', ')} } from '${file}';\n`)
      .join('');
  }

  print(schema: z.ZodType): string {
    const { schema: root, definitions } = jsonSchemaOf(schema, (one, json) => {
      if (one instanceof z.ZodExactOptional) json.isExact = true;
    });
    const typeOf = (given: JsonSchema, indent: string): string => {
      const { $ref, enum: words, const: word, type, anyOf } = given;
      if (typeof $ref === 'string') {
        const name = $ref.replace('#/$defs/', '');
        return this.#use(name) ?? typeOf(definitions[name] ?? {}, indent);
      }
      if (words !== undefined) return (words as readonly unknown[]).map(literal).join(' | ');
      if (word !== undefined) return literal(word);
      if (type === 'object') return objectType(given, indent);
      if (type === 'array') return `readonly ${inParentheses(typeOf(given.items as JsonSchema, indent))}[]`;
      if (Array.isArray(anyOf)) return anyOf.map((one) => typeOf(one, indent)).join(' | ');
      return type === 'integer' ? 'number' : String(type ?? 'unknown');
    };
    const objectType = (
      { properties = {}, required = [], additionalProperties }: JsonSchema,
      indent: string,
    ): string => {
      if (typeof additionalProperties === 'object') {
        return `Readonly<Record<string, ${typeOf(additionalProperties as JsonSchema, indent)}>>`;
      }
      const members = Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(
        ([name, member]) => {
          const isRequired = (required as readonly string[]).includes(name);
          const comment = member.description ? `${indent}  /** ${member.description} */\n` : '';
          const memberType = typeOf(member, `${indent}  `);
          // An optional member may be given as undefined, unless the schema says exactly.
          const rest = isRequired || member.isExact ? '' : ' | undefined';
          return `${comment}${indent}  readonly ${name}${isRequired ? '' : '?'}: ${memberType}${rest};\n`;
        },
      );
      return `{\n${members.join('')}${indent}}`;
    };
    const name = root.id ?? schema.meta()?.id;
    return (typeof name === 'string' ? this.#use(name) : undefined) ?? typeOf(root, '    ');
  }

  #use(name: string): string | undefined {
    const file = this.#written.get(name);
    if (file !== undefined) this.#used.set(file, (this.#used.get(file) ?? new Set()).add(name));
    return file && name;
  }
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function inParentheses(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}
