/** The package.json of post-me 0.4 does not lead to its types; these are the types that the pages use. */
declare module 'post-me' {
  type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;
  interface Messenger {
    postMessage(message: unknown, transfer?: Transferable[]): void;
  }
  interface Connection {
    remoteHandle<Remote extends Methods>(): {
      call<Name extends keyof Remote>(
        name: Name,
        ...args: Parameters<Remote[Name]>
      ): Promise<Awaited<ReturnType<Remote[Name]>>>;
    };
  }
  class WindowMessenger implements Messenger {
    constructor(options: { readonly remoteWindow: Window; readonly remoteOrigin: string });
    postMessage(message: unknown, transfer?: Transferable[]): void;
  }
  function ParentHandshake(messenger: Messenger, methods: Methods, maxAttempts?: number): Promise<Connection>;
  function ChildHandshake(messenger: Messenger): Promise<Connection>;
}
