import type { Call, Client } from 'connect-message-broker/client';
import { expect, type Frame, type HostPage } from '../broker/desktopTest.js';
import type { PageServer } from '../broker/PageServer.js';

interface AppWindow {
  readonly client: Client;
  readonly agents: readonly {
    readonly loginState: string;
    readonly agentState: { readonly name: string } | null;
  }[];
  readonly calls: readonly Call[];
}

/** An app of another origin that listens to the agent and the calls by the client, and keeps what it hears. */
export class ClientApp {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  static async open(host: HostPage, server: PageServer, hostname = '127.0.0.1'): Promise<ClientApp> {
    server.put(
      '/listening-app',
      `<!doctype html><link rel="icon" href="data:,"><title>app</title><script type="module">
        import { createClient } from './client.js';
        window.client = createClient({ origin: '${server.origin('localhost')}' });
        window.agents = [];
        window.calls = [];
        client.onAgentState((state) => agents.push(state));
        client.onCall((call) => calls.push(call));
      </script>`,
    );
    const { frame } = await host.addFrame(`listening-${hostname}`, {
      src: `${server.origin(hostname)}/listening-app`,
    });
    return new ClientApp(frame);
  }

  /** Calls a method of the client: what it resolved with, or the errorType it rejected with. */
  async ask(method: keyof Client, ...parameters: readonly unknown[]): Promise<unknown> {
    return this.frame.evaluate(
      async ([name, all]) => {
        const { client } = window as unknown as AppWindow;
        try {
          return await (client[name] as (...values: readonly unknown[]) => unknown)(...all);
        } catch (error) {
          return (error as { errorType?: string }).errorType ?? String(error);
        }
      },
      [method, parameters] as const,
    );
  }

  /** Waits until the calls' events so far are these. */
  async heardCalls(...events: string[]): Promise<readonly Call[]> {
    const calls = () => this.frame.evaluate(() => (window as unknown as AppWindow).calls);
    await expect.poll(async () => (await calls()).map(({ event }) => event)).toEqual(events);
    return calls();
  }

  /** Waits until the last that was heard of the agent is this: the log-in state, and the name of the state. */
  async heardAgent(loginState: string, stateName?: string): Promise<void> {
    const last = () =>
      this.frame.evaluate(() => {
        const state = (window as unknown as AppWindow).agents.at(-1);
        return [state?.loginState, state?.agentState?.name];
      });
    await expect.poll(last).toEqual([loginState, stateName]);
  }
}
