import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INTERNAL_NAMES } from '../../../scripts/internalNames.js';

const src = new URL('../../../src/', import.meta.url);

/** Whose names belong to more than the main script: to messages, settings, host pages, Streams, or other files of the broker. */
const SHARED =
  /^(broker\/(AllowRule|Broker|BrokerEvents)|connect\/(CallLimitSettings|Connection|ContactCall|ContactGateway|credentials)|connect\/aws\/\w+|embed|embedCcp|library|version|windowState|parts\/RequestPart|protocol\/(BrokerError|agentMessages|callMessage|failureMessage|grants|requestData|schemas|wireData|writtenMessage)|relay\/(gateway|relayPart)|diagnostics\/Subject|session\/(AgentSession|SoftphoneSession|StreamsApi)|settings\/BrokerSettings)\.ts$/;
/** Not in the main script. */
const ELSEWHERE = /^(client|relay\/lambda|testing|workspace)\b/;

const files = readdirSync(src, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.ts') && !ELSEWHERE.test(path));

function codeOf(paths: readonly string[]): string {
  return paths
    .map((path) =>
      readFileSync(new URL(path, src), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*|from '.*'/gm, ''),
    )
    .join('\n');
}

const shared = codeOf(files.filter((path) => SHARED.test(path)));
const all = codeOf(files);
const main = readFileSync(new URL('../dist/connect-message-broker.js', src), 'utf8');

/** Those of the names that a pattern finds in `code`. */
function found(code: string, patternOf: (name: string) => string): readonly string[] {
  return INTERNAL_NAMES.filter((name) => new RegExp(patternOf(name)).test(code));
}

describe('the names that the bundle of the main script shortens', () => {
  it('are no names that another file, an app or a host page knows', () => {
    expect(found(shared, (name) => `\\b${name}\\b`)).toEqual([]);
  });

  it('are never read by their text', () => {
    expect(found(all, (name) => `['"\`]${name}['"\`]`)).toEqual([]);
  });

  it('are in the sources, and not in the bundle', () => {
    expect(found(all, (name) => `\\b${name}\\b`)).toEqual(INTERNAL_NAMES);
    expect(found(main, (name) => `(?:[.{,}]|get )${name}[:(=]`)).toEqual([]);
  });
});
