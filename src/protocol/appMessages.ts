import type { Grant } from './Grant.js';

/** `message` of the ready signal. */
export interface StateSyncMessage {
  readonly initState: 'Loaded';
}

/** `message` of the answers to `App`/`Subscribe` and `App`/`Unsubscribe`. */
export interface SubscribeMessage {
  readonly response: true;
}

/** `message` of the answer to `App`/`Connect`. */
export interface ConnectMessage {
  readonly response: true;
  /** What the rule grants, operations and events, of all that this host page can do. */
  readonly operations: readonly Grant[];
}

/** `message` of `App`/`Disconnect`. */
export interface DisconnectMessage {
  /** `stopped`: the broker has stopped, or its page goes away. `replaced`: the port had to make room for a newer one. */
  readonly reason: 'stopped' | 'replaced';
}

/** A topic under which events are published. */
export type EventTopic = 'Agent' | 'InboundCall' | 'OutboundCall' | 'Error';
