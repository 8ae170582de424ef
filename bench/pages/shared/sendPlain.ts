import type { Send } from './offerBursts.js';
import { hostOrigin } from './origins.js';
import { request } from './published.js';

interface Open {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const open = new Map<number, Open>();
let lastId = 0;

/** An app without a library that has many requests open at once. */
export const sendPlain: Send = (contactId, attributes) => {
  lastId += 1;
  const requestId = lastId;
  parent.postMessage({ ...request(contactId, attributes), requestId }, hostOrigin);
  return new Promise<void>((resolve, reject) => {
    open.set(requestId, { resolve, reject });
  });
};

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || origin !== hostOrigin) return;
  const answered = open.get(data.requestId);
  open.delete(data.requestId);
  if (answered === undefined) throw new Error(`an answer too many: ${JSON.stringify(data)}`);
  if (data.message.response === true) answered.resolve();
  else answered.reject(new Error(JSON.stringify(data)));
});
