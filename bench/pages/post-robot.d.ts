/** post-robot 10 contains no types; these are the types that the pages use. */
declare module 'post-robot' {
  interface PostRobot {
    on(
      name: string,
      options: { readonly window: Window; readonly domain: string },
      handler: (event: { readonly data: unknown }) => Promise<void>,
    ): { cancel(): void };
    send(
      window: Window,
      name: string,
      data: unknown,
      options: { readonly domain: string },
    ): PromiseLike<{ readonly data: unknown }>;
  }
  const postRobot: PostRobot;
  export default postRobot;
}
