/** Amazon Connect may take five minutes until both Regions know which of them is active (Streams, Documentation-GR). */
const DETECTION_MS = 300_000;

interface Announced {
  /** The AWS Region that is to be active, if the announcement names it. */
  readonly to: string | undefined;
  /** The AWS Region that was active when the failover was announced, if an update has named it. */
  readonly from: string | undefined;
  readonly isComplete: boolean;
  /** When the Region that is to be left last showed a contact; at first, when the failover was announced. */
  readonly since: number;
}

/**
 * A change of the active AWS Region (Global Resiliency), from its announcement until the new Region sends an update.
 *
 * Amazon Connect waits with it until the agent's contacts are cleared, however long that takes. Without contacts it
 * comes about at once, so an announcement that is followed by minutes of updates without a contact, all from the old
 * Region, was called off.
 */
export class Failover {
  #announced: Announced | undefined;

  get isPending(): boolean {
    return this.#announced !== undefined;
  }

  /** @param current the AWS Region of the last update */
  announce(to: string | undefined, current: string | undefined, now: number): void {
    // Back to where the agent still is: called off.
    if (to !== undefined && to === current) this.end();
    else {
      const { from = current, since = now } = this.#announced ?? {};
      this.#announced = { to, from, since, isComplete: false };
    }
  }

  /** Streams takes the failover for complete. An update of the old Region that comes late is enough for that. */
  complete(region: string | undefined, current: string | undefined): void {
    if (region !== undefined && region === current) this.end();
    else if (this.#announced !== undefined) this.#announced = { ...this.#announced, isComplete: true };
  }

  /** @param region of an update; undefined when the update names none */
  updated(region: string | undefined, hasContacts: boolean, now: number): void {
    const announced = this.#announced;
    if (announced === undefined) return;
    const { to, from = region === to ? undefined : region, isComplete, since } = announced;
    const hasArrived = region === undefined ? isComplete : region === to || region !== from;
    if (hasArrived || (!hasContacts && now - since >= DETECTION_MS)) this.end();
    else this.#announced = { ...announced, from, since: hasContacts ? now : since };
  }

  end(): void {
    this.#announced = undefined;
  }
}
