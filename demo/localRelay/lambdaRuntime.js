import { parentPort, workerData } from 'node:worker_threads';

/** Runs in a worker, as an execution environment of AWS Lambda runs a handler: one module, one set of variables. */
const { handler } = await import(workerData.url);

parentPort.on('message', async ({ id, event, awsRequestId, deadline }) => {
  try {
    const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() };
    parentPort.postMessage({ id, result: await handler(event, context) });
  } catch (error) {
    parentPort.postMessage({ id, error: `${error?.name}: ${error?.message}` });
  }
});
