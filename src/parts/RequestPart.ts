import type { AwsConnection } from '../connect/aws/AwsConnection.js';
import type { diagnose } from '../diagnostics/diagnose.js';
import type { relayGateway } from '../relay/gateway.js';
import type { TokenSource } from '../relay/TokenSource.js';
import { VERSION } from '../version.js';
import { fetchVerified } from './fetchVerified.js';
import { INTEGRITY } from './integrity.js';

/** A part is a file of its own, loaded when it is first needed: `connect-message-broker-aws.js`. */
export type PartName = 'aws' | 'relay' | 'diagnostics';

/** What the module of each part exports, beside its `VERSION`. */
export interface Parts {
  readonly aws: { readonly AwsConnection: typeof AwsConnection };
  readonly relay: {
    readonly relayGateway: typeof relayGateway;
    readonly TokenSource: typeof TokenSource;
  };
  readonly diagnostics: { readonly diagnose: typeof diagnose };
}

export interface PartRequest {
  /** What the browser asks for; undefined where a bundler has decided. */
  readonly url: string | undefined;
  readonly module: Promise<unknown>;
}

/**
 * Asks for the module of a part.
 *
 * @param failures how often that has failed in a row; browsers may remember that a URL failed
 */
export type RequestPart = (part: PartName, failures: number) => PartRequest;

/** Requests parts from beside `base`: no older one from a cache, and no file but those that this build has made. */
export function partsBeside(base: string | URL): RequestPart {
  return (part, failures) => {
    const url = new URL(`connect-message-broker-${part}.js`, base);
    url.searchParams.set('v', VERSION);
    if (failures > 0) url.searchParams.set('retry', String(failures));
    const { href } = url;
    const load = () => import(/* webpackIgnore: true */ /* @vite-ignore */ href);
    return { url: href, module: fetchVerified(href, INTEGRITY[part]).then(load) };
  };
}

/** Requests parts from a folder; a relative one is the page's. */
export function partsIn(folder: string): RequestPart {
  const base = new URL(folder, document.baseURI);
  base.pathname = base.pathname.replace(/\/?$/, '/');
  return partsBeside(base);
}
