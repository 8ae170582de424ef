import type { CcpSimulator } from './CcpSimulator.js';
import type { SimulatedWorker } from './SimulatedWorker.js';
import type { SimulatedAgent } from './simulatedAgent.js';

/** One AWS Region of a pair. */
export interface CcpRegion {
  readonly simulator: CcpSimulator;
  readonly worker: SimulatedWorker;
}

/** Parameters of `connect.core.initCCP` for Global Resiliency. */
export interface GlobalResiliencyParameters {
  readonly ccpUrl: string;
  readonly secondaryCCPUrl: string;
  readonly enableGlobalResiliency: true;
  readonly loginUrl: string;
}

/**
 * An Amazon Connect instance and its replica in a second AWS Region (Global Resiliency): two CCP simulators, of which one is
 * active. The instance and the agent have the same ids in both; a contact belongs to one of them.
 *
 * A failover has two steps, so that a test can check the state in between: `startFailover()` announces it, `finishFailover()` makes
 * Streams change to the CCP of the other Region.
 */
export class CcpRegions {
  /** The simulator that `ccpUrl` names. */
  readonly primary: CcpSimulator;
  /** The simulator that `secondaryCCPUrl` names. */
  readonly secondary: CcpSimulator;
  readonly #regions: readonly [CcpRegion, CcpRegion];
  #active: CcpRegion;
  #isFailingOver = false;

  /** @internal Use `startCcpRegions`. */
  constructor(primary: CcpRegion, secondary: CcpRegion) {
    this.primary = primary.simulator;
    this.secondary = secondary.simulator;
    this.#regions = [primary, secondary];
    this.#active = primary;
  }

  /** The simulator of the active Region: new contacts arrive there. */
  get active(): CcpSimulator {
    return this.#active.simulator;
  }

  /** `us-east-1` */
  get activeRegion(): string {
    return this.active.agent.region;
  }

  /** Parameters for `connect.core.initCCP`; you may add others, such as `loginPopup: false`. */
  get parameters(): GlobalResiliencyParameters {
    return {
      ccpUrl: this.primary.url,
      secondaryCCPUrl: this.secondary.url,
      enableGlobalResiliency: true,
      loginUrl: this.primary.url,
    };
  }

  /** Logs in in both Regions, like a global sign-in. `agent` as in `CcpSimulator.logIn`, without `region`. */
  logIn(agent?: Omit<Partial<SimulatedAgent>, 'region'>): void {
    for (const { simulator } of this.#regions) {
      simulator.logIn(agent && { ...agent, region: simulator.agent.region });
    }
  }

  /** Logs out in both Regions, like the button. */
  logOut(): void {
    for (const { simulator } of this.#regions) simulator.logOut();
  }

  /**
   * The traffic distribution group has changed: hosts get `failover_detected`, and `failover_pending` where the agent
   * still has contacts. The old Region stays active until `finishFailover()`.
   *
   * @throws Error while a failover is under way
   */
  startFailover(): void {
    if (this.#isFailingOver)
      throw new Error('startFailover: a failover is under way; call finishFailover().');
    this.#isFailingOver = true;
    this.#announce('detected');
    if (this.active.contacts.length > 0) this.#announce('pending');
  }

  /**
   * Makes the other Region active: hosts get `failover_initiated`, and Streams changes to its CCP, whose first
   * update completes the failover. Streams' `forceFailover()` does the same.
   *
   * @throws Error when none was started
   */
  finishFailover(): void {
    if (!this.#isFailingOver)
      throw new Error('finishFailover: no failover is under way; call startFailover().');
    this.#isFailingOver = false;
    this.#announce('initiated');
    this.#active = this.#other;
  }

  /** Closes both servers. */
  async stop(): Promise<void> {
    await Promise.all(this.#regions.map(({ simulator }) => simulator.stop()));
  }

  /** @internal */
  forceFailover(): void {
    if (this.#isFailingOver) this.finishFailover();
  }

  get #other(): CcpRegion {
    const [primary, secondary] = this.#regions;
    return this.#active === primary ? secondary : primary;
  }

  #announce(step: 'detected' | 'pending' | 'initiated'): void {
    const activeRegion = this.#other.simulator.agent.region;
    this.#active.worker.pages.sendToAll({
      event: `globalResiliency::failover_${step}`,
      data: { activeRegion },
    });
  }
}
