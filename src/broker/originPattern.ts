/** A checked origin of a rule. */
export interface OriginPattern {
  /** As a browser would spell it: `https://crm.example.com`, `https://*.apps.example.com`. */
  readonly text: string;
  /** Whether `origin`, as the browser gives it in `event.origin`, is meant. */
  matches(origin: string): boolean;
}

const LOOPBACK = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Reads the origin of a rule.
 *
 * @throws RangeError with what to write instead
 */
export function originPattern(input: string): OriginPattern {
  const [, star = '', rest = ''] = /^https?:\/\/(\*\.)?(.+)$/i.exec(input) ?? [];
  // Browsers differ in what they make of a star in a host: parsed is the origin without it.
  const bare = input.replace('://*.', '://');
  const url = URL.canParse(bare) ? new URL(bare) : undefined;
  const host = url?.hostname.replace(/\.$/, '') ?? '';
  const scheme = url?.protocol === 'http:' && LOOPBACK.test(host) ? 'http://' : 'https://';
  const end = host + (url?.port && `:${url.port}`);
  // With a star, two labels or more must follow it, and no IP address.
  const isHost = rest !== '' && !bare.includes('*') && (star === '' || /\.\D/.test(host));
  const text = isHost ? scheme + star + end : 'https://crm.example.com" or "https://*.apps.example.com';
  // Anything else that stands in the input, such as a path or credentials, has no part in an origin.
  if (
    !isHost ||
    !input.toLowerCase().startsWith(scheme) ||
    host !== url?.hostname ||
    /[/?#@\\\s]/.test(rest)
  ) {
    throw new RangeError(`expected "${text}", got "${input}"`);
  }
  return {
    text,
    matches: (origin) =>
      star === ''
        ? origin === text
        : origin.startsWith(scheme) &&
          /^[^.:/@]+\.$/.test(origin.slice(scheme.length, -end.length)) &&
          origin.endsWith(end),
  };
}
