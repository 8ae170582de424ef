/** An {@link Attempt} in progress, with the body of the call. */
export interface WatchedCall {
  body: string;
  startedAt: number;
  endedAt: number | null;
  status: number | null;
  isHtml: boolean;
}

/**
 * Records each call to Amazon Connect from this window in `globalThis.watchedCalls`. It also runs in a page, so it
 * uses nothing from outside.
 */
export function watchFetch(): void {
  const calls: WatchedCall[] = [];
  const bodies = new WeakMap<Request, BodyInit>();
  const { fetch, Request } = globalThis;
  Reflect.set(globalThis, 'watchedCalls', calls);
  // The body of a Request cannot be read synchronously, nor without consuming it.
  globalThis.Request = new Proxy(Request, {
    construct(target, [input, init]: [RequestInfo, RequestInit | undefined]) {
      const request = new target(input, init);
      if (init?.body) bodies.set(request, init.body);
      return request;
    },
  });
  globalThis.fetch = async (input, init) => {
    if (!(input instanceof Request) || !input.url.endsWith('/contact/attributes')) return fetch(input, init);
    const body = bodies.get(input) ?? '';
    const call: WatchedCall = {
      body: typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array<ArrayBuffer>),
      startedAt: Date.now(),
      endedAt: null,
      status: null,
      isHtml: false,
    };
    calls.push(call);
    const end = (status: number | null): void => {
      if (call.endedAt !== null) return;
      call.endedAt = Date.now();
      call.status = status;
    };
    input.signal.addEventListener('abort', () => end(null));
    try {
      const response = await fetch(input, init);
      const { status, statusText, headers } = response;
      call.isHtml = headers.get('content-type')?.includes('text/html') ?? false;
      // A proxy's page is not read to its end.
      if (call.isHtml) end(status);
      // Recorded before the reader can know that this was the end.
      const whole = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        flush: () => end(status),
      });
      // A body that breaks off ends the call too.
      response.body?.pipeTo(whole.writable).catch(() => end(null));
      return new Response(whole.readable, { status, statusText, headers });
    } catch (error) {
      end(null);
      throw error;
    }
  };
}
