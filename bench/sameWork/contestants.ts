/** A page that answers an app's updates, with all that the broker does. */
export interface Contestant {
  readonly name: string;
  /** Path of its host page. */
  readonly page: string;
  /** Rivals that it must be ahead of. Absent for the pages by hand. */
  readonly rivals?: readonly string[];
}

const PENPAL = 'penpal, zod, p-queue';
const COMLINK = 'comlink, zod, p-queue';
const POST_ME = 'post-me, zod, p-queue';

/** penpal and comlink (createEndpoint) use a `MessagePort`, as our client does; post-me uses postMessage. */
export const contestants: readonly Contestant[] = [
  {
    name: 'broker, client',
    page: 'sameWork/host/broker?app=client',
    rivals: [PENPAL, COMLINK, POST_ME],
  },
  { name: PENPAL, page: 'sameWork/host/penpal' },
  { name: COMLINK, page: 'sameWork/host/comlink' },
  { name: 'broker, plain postMessage', page: 'sameWork/host/broker?app=plain', rivals: [POST_ME] },
  { name: POST_ME, page: 'sameWork/host/postMe' },
];
