/** How the console reports a missing grant. */
type Level = 'warn' | 'info';

export interface GrantWatch {
  /**
   * Called each time the app uses a method.
   *
   * @param anyOf grants, of which one is enough
   * @param level default `warn`
   */
  need(anyOf: readonly string[], level?: Level): void;
  /** Called each time the desktop has listed what the app's origin is granted; only the first list counts. */
  listed(grants: readonly string[]): void;
}

/** Reports on the console, once each, the grants that the app needs and does not have. */
export function watchGrants(desktop: string): GrantWatch {
  const checks = new Map<string, () => void>();
  let granted: readonly string[] | undefined;

  return {
    need(anyOf, level = 'warn') {
      const names = anyOf.join(' or ');
      if (checks.has(names)) return;
      const check = (): void => {
        if (!granted || anyOf.some((grant) => granted?.includes(grant))) return;
        console[level](
          `connect-message-broker: ${location.origin} lacks ${names} in allowedOrigins[].operations of ${desktop}`,
        );
      };
      checks.set(names, check);
      check();
    },
    listed(grants) {
      if (granted) return;
      granted = grants;
      checks.forEach((check) => {
        check();
      });
    },
  };
}
