import { bundleMinified } from '../bundling/bundleMinified.js';
import type { Row, Table } from '../report/Table.js';
import { root } from '../root.js';
import { readDist, sizeCells } from '../sizes/sizeCells.js';

const BY_HAND = `${root}build/bench/pages/shared/byHand`;

/** What is loaded where the same work is done. */
export async function measureBundles(): Promise<Table> {
  return {
    title: 'The same work, what is loaded',
    note:
      'Minified by the same minifiers, and gzip -9. The pages by hand have the library, zod, p-queue and the code around them, and nothing that follows ' +
      'the softphone, reads or changes contacts, retries, or publishes events: all of that is in the broker’s script.',
    columns: ['minified', 'gzip'],
    rows: [
      { name: 'broker, in the page', cells: sizeCells(await readDist('connect-message-broker.js')) },
      await rowOf('penpal, in the page', `export { servePenpal } from '${BY_HAND}/servePenpal.js';`),
      await rowOf('comlink, in the page', `export { serveComlink } from '${BY_HAND}/serveComlink.js';`),
      await rowOf('post-me, in the page', `export { servePostMe } from '${BY_HAND}/servePostMe.js';`),
      { name: 'client, in an app', cells: sizeCells(await readDist('client.js')) },
      await rowOf('penpal, in an app', "export { connect, WindowMessenger } from 'penpal';"),
      await rowOf('comlink, in an app', "export { createEndpoint, windowEndpoint, wrap } from 'comlink';"),
      await rowOf('post-me, in an app', "export { ChildHandshake, WindowMessenger } from 'post-me';"),
    ],
  };
}

async function rowOf(name: string, code: string): Promise<Row> {
  return { name, cells: sizeCells(await bundleMinified(code)) };
}
