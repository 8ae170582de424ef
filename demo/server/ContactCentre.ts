import type { Hono } from 'hono';

/** The contact centre that the desktop runs against. */
export interface ContactCentre {
  readonly kind: 'simulated' | 'real';
  /** Undefined in a workspace, which has the softphone. */
  readonly ccpUrl?: string;
  /** The simulated agent workspace in which the desktop is an app. */
  readonly workspace?: { readonly url: string; readonly origin: string };
  /** Whether the page shows the relay. */
  readonly hasRelay: boolean;
  /** Endpoints of the services that the page calls, for its Content-Security-Policy. */
  readonly apiOrigins: readonly string[];
  /** JavaScript expression: the broker's settings that are not attributes of its script tag. */
  readonly brokerConfig: string;
  /** Adds the routes that only this kind of centre needs. */
  addRoutes?(pages: Hono): void;
  stop?(): Promise<void>;
}
