import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';

/** Settings of `startWorkspaceSimulator`. */
export interface WorkspaceSimulatorOptions {
  /** TCP port on 127.0.0.1. Default 0: any free port. */
  port?: number;
  /**
   * The host name in `url`. Default `'127.0.0.1'`. An app on the *other* of the two names belongs to a different site, as apps
   * in Amazon's workspace do.
   */
  host?: '127.0.0.1' | 'localhost';
  /** The agent; each member has a default. */
  agent?: Partial<SimulatedAgent>;
  /** Whether the agent is logged in at the start. Default true: the workspace exists only for agents who are logged in. */
  loggedIn?: boolean;
  /** The registered apps and services, in the order of their tabs. Names are unique. Default: none. */
  apps?: readonly WorkspaceApp[];
  /**
   * Milliseconds from an app's first message until the workspace acknowledges it, or `'never'`. Default 0. An app waits for
   * its `connectionTimeout`, by default 5,000.
   */
  acknowledgeDelayMs?: number | 'never';
  /**
   * Milliseconds between two health checks of an app, from 1,000; 0 turns them off. Default 5,000. Without an answer for three
   * intervals an app takes its connection for unhealthy.
   */
  healthCheckIntervalMs?: number;
  /** Milliseconds that an app has for its `onDestroy`, before its frame is removed. Default 5,000. */
  destroyTimeoutMs?: number;
  /**
   * What requests and events need, where it differs from the documentation: a command or an event's key, such as
   * `'agent/getNetworkConnectionStatus'` or `'contact/incoming'`, and the permission, or null for none.
   */
  permissionsNeeded?: Readonly<Record<string, string | null>>;
}

/** An app or a service that an administrator has registered. */
export interface WorkspaceApp {
  /** Shown on its tab. */
  name: string;
  /** The access URL: `https:`, or `http:` on this machine. */
  url: string;
  /** Default `'app'`. A service is hidden, starts with the workspace and lives as long. */
  kind?: 'app' | 'service';
  /**
   * Default `'cross-contacts'`: one frame, open from the start. `'per-contact'`: one frame for each contact, open from the
   * contact's arrival until it is cleared; it reads only its own contact.
   */
  scope?: 'per-contact' | 'cross-contacts';
  /**
   * Default: `User.Details.View`, `User.Configuration.View`, `User.Status.View`, `Contact.Details.View`,
   * `Contact.Attributes.View` and `Contact.CustomerDetails.View`. `'*'` grants everything.
   */
  permissions?: readonly string[];
  /** Default `allow-forms`, `allow-popups`, `allow-same-origin`, `allow-scripts`. */
  sandbox?: readonly string[];
  /** Permissions policy of the frame, such as `clipboard-write`. Default: none. */
  allow?: readonly string[];
  /** Milliseconds that it has until its first message. Default 5,000. After that its frame is removed. */
  initializationTimeoutMs?: number;
}
