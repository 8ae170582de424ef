/** The part of another library that a page or an app loads. */
export interface Peer {
  readonly name: string;
  /** The module that is bundled. */
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
