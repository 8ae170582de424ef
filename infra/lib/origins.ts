import { Token } from 'aws-cdk-lib';
import { expected } from './DeploymentError.js';

/**
 * Origins as a browser spells them: `https://crm.example.com`, or `http:` on loopback. A deployment's own values pass.
 *
 * @throws DeploymentError with what to write instead
 */
export function checkOrigins(name: string, origins: readonly string[]): void {
  for (const origin of origins) {
    if (!Token.isUnresolved(origin) && !isOrigin(origin)) {
      throw expected(name, 'origins such as "https://desktop.example.com"', `"${origin}"`);
    }
  }
}

/** The same with `https://*.apps.example.com`, as the broker's rules and a Content-Security-Policy have it. */
export function checkOriginPatterns(name: string, origins: readonly string[]): void {
  for (const origin of origins) {
    if (!isOrigin(origin.replace('://*.', '://'))) {
      throw expected(
        name,
        'origins such as "https://crm.example.com" or "https://*.apps.example.com"',
        `"${origin}"`,
      );
    }
  }
}

/** Anything but scheme, host and port could end a header's directive and start another. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text) || text.includes('*')) return false;
  const { origin, protocol, hostname } = new URL(text);
  const isLoopback = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isLoopback));
}
