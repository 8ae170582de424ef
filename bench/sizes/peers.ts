/** What a page or an app loads of another library. */
export interface Peer {
  readonly name: string;
  /** The module that it is the bundle of. */
  readonly code: string;
}

export const peers: readonly Peer[] = [
  { name: 'penpal', code: "export { connect, WindowMessenger } from 'penpal';" },
  { name: 'comlink, in the page', code: "export { expose, windowEndpoint } from 'comlink';" },
  { name: 'comlink, in an app', code: "export { wrap, windowEndpoint } from 'comlink';" },
  { name: 'post-me, in the page', code: "export { ParentHandshake, WindowMessenger } from 'post-me';" },
  { name: 'post-me, in an app', code: "export { ChildHandshake, WindowMessenger } from 'post-me';" },
  { name: 'post-robot', code: "export { default } from 'post-robot';" },
];
