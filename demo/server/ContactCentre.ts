import type { Hono } from 'hono';

/** The contact centre that the desktop runs against. */
export interface ContactCentre {
  readonly kind: 'simulated' | 'real';
  readonly ccpUrl: string;
  readonly identityPoolId: string;
  /** Endpoints of Amazon Connect and of Amazon Cognito identity pools, for the page's Content-Security-Policy. */
  readonly apiOrigins: readonly string[];
  /** JavaScript expression: the broker's settings that are not attributes of its script tag. */
  readonly brokerConfig: string;
  /** Adds the routes that only this kind of centre needs. */
  addRoutes?(pages: Hono): void;
  stop?(): Promise<void>;
}
