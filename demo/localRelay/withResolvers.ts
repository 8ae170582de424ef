/** aws-local-stepfunctions is made for Node 22, and needs nothing more to run on Node 20. */
if (!('withResolvers' in Promise)) {
  Object.defineProperty(Promise, 'withResolvers', {
    value: () => {
      let resolve = (_value: unknown): void => {};
      let reject = (_reason: unknown): void => {};
      const promise = new Promise((onResolve, onReject) => {
        resolve = onResolve;
        reject = onReject;
      });
      return { promise, resolve, reject };
    },
  });
}
