import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { commonjs } from '../bundling/commonjs.js';
import { minifiers } from '../bundling/minifiers.js';
import { atMost } from '../report/atMost.js';
import type { Row, Table } from '../report/Table.js';
import { root } from '../root.js';
import { type Peer, peers } from './peers.js';

const BYTES_PER_KB = 1_024;
const ENTRY = '\0entry';

/** The sizes that each side loads, minified and compressed. */
export async function measureSizes(): Promise<Table[]> {
  const ours: Row[] = [
    await rowOfFile('connect-message-broker.js', 18),
    await rowOfFile('connect-message-broker-aws.js', 58),
    await rowOfFile('client.js', 3.25),
  ];
  const theirs = await Promise.all(peers.map(async (peer) => rowOf(peer.name, await bundle(peer))));
  return [
    {
      title: 'Sizes',
      note:
        'Minified and gzip -9. Libraries are built by the same bundler and minifiers, with the imports of one side of a conversation. ' +
        'They only carry messages: no schema, rules, queue, or Amazon Connect.',
      columns: ['minified', 'gzip'],
      rows: [...ours, ...theirs],
    },
  ];
}

async function rowOfFile(name: string, limitKb: number): Promise<Row> {
  const code = await readFile(`${root}dist/${name}`, 'utf8');
  return { ...rowOf(name, code), figure: atMost(limitKb, 'KB', compressedKb(code)) };
}

function rowOf(name: string, code: string): Row {
  return {
    name,
    cells: [
      { value: Buffer.byteLength(code) / BYTES_PER_KB, unit: 'KB' },
      { value: compressedKb(code), unit: 'KB' },
    ],
  };
}

function compressedKb(code: string): number {
  return gzipSync(code, { level: 9 }).length / BYTES_PER_KB;
}

async function bundle({ code }: Peer): Promise<string> {
  const build = await rollup({
    input: ENTRY,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? code : undefined),
      },
      nodeResolve({ browser: true, rootDir: root }),
      commonjs(),
      await minifiers(),
    ],
  });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  return output[0].code;
}
