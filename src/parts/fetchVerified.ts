/**
 * Fetches a module, and rejects when that fails or the file does not have this hash. `import()` of the same URL then takes
 * the module that was fetched. In a browser that cannot preload modules this does nothing.
 */
export function fetchVerified(href: string, integrity: string): Promise<unknown> {
  const rel = 'modulepreload';
  const link = document.createElement('link');
  // `import()` has the nonce of the script that calls it; a link needs one given. A script that may not run may have an empty one.
  const { nonce = '' } = [...document.querySelectorAll('script')].find((script) => script.nonce) ?? {};
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(link, { rel, integrity, nonce, href, onload, onerror }));
    if (!link.relList.supports(rel)) onload(rel);
  }).finally(() => link.remove());
}
