export interface SecurityHeadersProps {
  /** Of the softphone: `https://ALIAS.my.connect.aws`. */
  readonly ccpOrigin: string;
  readonly appOrigins: readonly string[];
  /** Origins to which the page may connect. */
  readonly connectSources: readonly string[];
}

/** Headers that depend on the desktop; why each stands there is said in the project's docs/security.md. */
export function securityHeaders({ ccpOrigin, appOrigins, connectSources }: SecurityHeadersProps) {
  const directives = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    ['connect-src', ...connectSources].join(' '),
    ['frame-src', ccpOrigin, ...appOrigins].join(' '),
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ];
  return {
    contentSecurityPolicy: directives.join('; '),
    permissionsPolicy: `microphone=(self "${ccpOrigin}"), camera=(self "${ccpOrigin}")`,
  };
}
