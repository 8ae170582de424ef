import type { Hono } from 'hono';

/** What the desktop runs against. */
export interface ContactCentre {
  readonly kind: 'simulated' | 'real';
  readonly ccpUrl: string;
  readonly identityPoolId: string;
  /** Endpoints of Amazon Connect and of Amazon Cognito identities, for the page's policy. */
  readonly apiOrigins: readonly string[];
  /** Expression of the broker's settings that stand in no attribute: JavaScript. */
  readonly brokerConfig: string;
  /** What the host's server serves for this centre alone. */
  addRoutes?(pages: Hono): void;
  stop?(): Promise<void>;
}
