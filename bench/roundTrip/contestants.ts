/** One way to send a request to a page of another site and get an answer. */
export interface Contestant {
  readonly name: string;
  /** Path of its host page. */
  readonly page: string;
  /** Name of the bare transport of the same kind; a bare transport has none. */
  readonly floor?: string;
}

export const BARE_WINDOW = 'bare postMessage';
export const BARE_PORT = 'bare MessagePort';
export const BROKER_WINDOW = 'broker, plain postMessage';
export const BROKER_CLIENT = 'broker, client';

/** Each is used as its documentation says, with its check of the origin, and an asynchronous function at the other end. */
export const contestants: readonly Contestant[] = [
  { name: BARE_WINDOW, page: 'roundTrip/host/bareWindow' },
  { name: BROKER_WINDOW, page: 'roundTrip/host/broker?app=plain', floor: BARE_WINDOW },
  { name: 'post-me', page: 'roundTrip/host/postMe', floor: BARE_WINDOW },
  {
    name: 'comlink, window endpoint',
    page: 'roundTrip/host/comlink?app=comlink',
    floor: BARE_WINDOW,
  },
  { name: 'post-robot', page: 'roundTrip/host/postRobot', floor: BARE_WINDOW },
  { name: BARE_PORT, page: 'roundTrip/host/barePort' },
  { name: BROKER_CLIENT, page: 'roundTrip/host/broker?app=client', floor: BARE_PORT },
  { name: 'penpal', page: 'roundTrip/host/penpal', floor: BARE_PORT },
  {
    name: 'comlink, port (createEndpoint)',
    page: 'roundTrip/host/comlink?app=comlinkPort',
    floor: BARE_PORT,
  },
];
