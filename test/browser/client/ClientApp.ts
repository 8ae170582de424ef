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

/** An app of another origin that follows the agent and the calls with the client, and keeps what it receives. */
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

  /** Calls a method of the client. @returns what it resolved with, or the errorType that it rejected with */
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

  /** Waits until the app has received exactly these events of calls. */
  async receivesCalls(...events: string[]): Promise<readonly Call[]> {
    const calls = () => this.frame.evaluate(() => (window as unknown as AppWindow).calls);
    await expect.poll(async () => (await calls()).map(({ event }) => event)).toEqual(events);
    return calls();
  }

  /** Waits until the last login state and name of the agent's state that the app has received are these. */
  async receivesAgent(loginState: string, stateName?: string): Promise<void> {
    const last = () =>
      this.frame.evaluate(() => {
        const state = (window as unknown as AppWindow).agents.at(-1);
        return [state?.loginState, state?.agentState?.name];
      });
    await expect.poll(last).toEqual([loginState, stateName]);
  }
}
