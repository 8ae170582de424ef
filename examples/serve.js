import { findTakenPort } from './server/findTakenPort.js';
import { startExamples } from './server/startExamples.js';

/** The pages contain these ports. Only the project's own tests set the variable. */
const [port, ccpPort, connectPort, workspacePort] = (process.env.EXAMPLES_PORTS ?? '8090 8091 8092 8093')
  .split(' ')
  .map(Number);

const taken = await findTakenPort([port, ccpPort, connectPort, workspacePort]);
if (taken !== undefined) {
  console.error(`Port ${taken} is taken: stop the program that uses it, then start the examples again.`);
  process.exit(1);
}

const starting = startExamples({ port, ccpPort, connectPort, workspacePort });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, async () => (await starting).stop());
await starting;
console.log(`Examples ready: http://localhost:${port}`);
