/** A checked origin of a rule. */
export interface OriginPattern {
  /** As the rule spells it after parsing: `https://*.apps.example.com`. */
  readonly text: string;
  /** Whether `origin`, as the browser gives it in `event.origin`, is meant. */
  matches(origin: string): boolean;
}

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads the origin of a rule.
 *
 * @throws {RangeError} with the sentence that says what to write instead
 */
export function originPattern(input: string): OriginPattern {
  const text = input.trim();
  if (text === '*' || text === 'null' || text === '') {
    throw new RangeError(`expected origins like "https://crm.example.com", one by one, got "${text}"`);
  }
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]*):\/\/(.*)$/i.exec(text) ?? [];
  if (scheme === '') throw new RangeError(`expected "https://${text}", got "${text}": the scheme is missing`);

  const wildcard = rest.startsWith('*.');
  const url = parse(`${scheme}://${wildcard ? rest.slice(2) : rest}`);
  if (url === undefined || url.host === '' || url.host.includes('*')) {
    throw new RangeError(
      `expected scheme://host[:port], "*" only as the whole first label ("https://*.apps.example.com"), got "${text}"`,
    );
  }
  const host = url.hostname.replace(/\.$/, '');
  const port = url.port === '' ? '' : `:${url.port}`;
  const corrected = `${url.protocol}//${wildcard ? '*.' : ''}${host}${port}`;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(host))) {
    throw new RangeError(
      `expected "${corrected.replace(/^[^:]+/, 'https')}", got "${text}": http is for loopback only`,
    );
  }
  if (/[/?#@\\\s]/.test(rest) || url.hostname !== host) {
    throw new RangeError(`expected "${corrected}", got "${text}"`);
  }
  if (!wildcard) return { text: corrected, matches: (origin) => origin === corrected };

  if (!host.includes('.') || /^[\d.]+$/.test(host)) {
    throw new RangeError(
      `expected two or more labels after "*", as in "https://*.apps.example.com", got "${text}"`,
    );
  }
  const prefix = `${url.protocol}//`;
  const suffix = `.${host}${port}`;
  return {
    text: corrected,
    matches(origin) {
      if (!origin.startsWith(prefix) || !origin.endsWith(suffix)) return false;
      const label = origin.slice(prefix.length, -suffix.length);
      return /^[^.:/@]+$/.test(label);
    },
  };
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
