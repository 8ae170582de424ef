import { bundleMinified } from '../bundling/bundleMinified.js';
import { atMost } from '../report/atMost.js';
import type { Row, Table } from '../report/Table.js';
import { peers } from './peers.js';
import { compressedKb, readDist, sizeCells } from './sizeCells.js';

/** The sizes that each side loads, minified and compressed. */
export async function measureSizes(): Promise<Table[]> {
  const ours: Row[] = [
    await rowOfFile('connect-message-broker.js', 18),
    await rowOfFile('connect-message-broker-aws.js', 58),
    await rowOfFile('connect-message-broker-relay.js', 3),
    await rowOfFile('connect-message-broker-workspace.js', 15),
    await rowOfFile('connect-message-broker-diagnostics.js', 5),
    await rowOfFile('client.js', 3.25),
    await rowOfFile('client.global.js', 3.25),
  ];
  const theirs = await Promise.all(
    peers.map(async ({ name, code }) => ({ name, cells: sizeCells(await bundleMinified(code)) })),
  );
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
  const code = await readDist(name);
  return { name, cells: sizeCells(code), figure: atMost(limitKb, 'KB', compressedKb(code)) };
}
