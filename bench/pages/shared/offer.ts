/** Makes functions of a page callable from outside: they become global once the page is ready for them. */
export function offer(functions: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  Object.assign(globalThis, functions);
}
