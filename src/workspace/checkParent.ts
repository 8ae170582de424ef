/**
 * Checks that this page is in one of the workspaces. Amazon's packages talk to whatever page holds this one.
 *
 * @throws Error for a kind or an origin that cannot be used, and when a different page, or none, holds this one: then it names
 *   that page's origin
 */
export function checkParent(kind: unknown, origins: readonly string[] = []): void {
  if (kind !== 'app' && kind !== 'service') fail(`workspace: expected "app" or "service", got "${kind}"`);
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined || origins.length === 0) {
    fail(`workspace-origins: expected "https://ALIAS.my.connect.aws", no star, got "${wrong ?? ''}"`);
  }
  const parent = findParent();
  if (!origins.includes(parent)) {
    fail(`works inside ${origins.join(' or ')} only, is inside ${parent}`);
  }
}

export function fail(problem: string): never {
  throw new Error(`connect-message-broker: ${problem}`);
}

/** A star is refused: anyone may open an instance, and with it a workspace. */
function isOrigin(text: string): boolean {
  const isSafe = /^(https:\/\/[^*]+|http:\/\/((.+\.)?localhost|127(\.\d+){3}|\[::1\])(:\d+)?)$/.test(text);
  return isSafe && URL.canParse(text) && new URL(text).origin === text;
}

/** Origin of the page that holds this one. */
function findParent(): string {
  if (window.parent === window) return 'no other page';
  const { ancestorOrigins } = window.location as Partial<Location>;
  const known = ancestorOrigins?.[0] ?? document.referrer;
  return URL.canParse(known) ? new URL(known).origin : 'an unknown page';
}
