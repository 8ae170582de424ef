/** One way to ask another site's page and be answered. */
export interface Contestant {
  readonly name: string;
  /** Path of its host page. */
  readonly page: string;
  /** Name of the least that goes the same way; the floors have none. */
  readonly floor?: string;
  readonly isPeer?: boolean;
}

export const BARE_WINDOW = 'bare postMessage';
export const BARE_PORT = 'bare MessagePort';
export const BROKER_WINDOW = 'broker, plain postMessage';
export const BROKER_CLIENT = 'broker, client';
export const POST_ROBOT = 'post-robot';

/** Each used as its own documentation says, its check of the origin on, and an asynchronous function at the other end. */
export const contestants: readonly Contestant[] = [
  { name: BARE_WINDOW, page: 'roundTrip/host/bareWindow' },
  { name: BROKER_WINDOW, page: 'roundTrip/host/broker?app=plain', floor: BARE_WINDOW },
  { name: 'post-me', page: 'roundTrip/host/postMe', floor: BARE_WINDOW, isPeer: true },
  {
    name: 'comlink, window endpoint',
    page: 'roundTrip/host/comlink?app=comlink',
    floor: BARE_WINDOW,
    isPeer: true,
  },
  { name: POST_ROBOT, page: 'roundTrip/host/postRobot', floor: BARE_WINDOW, isPeer: true },
  { name: BARE_PORT, page: 'roundTrip/host/barePort' },
  { name: BROKER_CLIENT, page: 'roundTrip/host/broker?app=client', floor: BARE_PORT },
  { name: 'penpal', page: 'roundTrip/host/penpal', floor: BARE_PORT, isPeer: true },
  {
    name: 'comlink, port (createEndpoint)',
    page: 'roundTrip/host/comlink?app=comlinkPort',
    floor: BARE_PORT,
    isPeer: true,
  },
];
