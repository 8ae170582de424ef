import { BrokerError } from '../protocol/BrokerError.js';
import type { WrittenMessage } from '../protocol/contactMessages.js';
import { own } from '../protocol/plainObject.js';
import { DEFAULTS } from '../settings/defaults.js';
import { AlarmClock } from '../timing/AlarmClock.js';
import { Limit, limitNumbers } from '../timing/Limit.js';
import type { Attempt, Batch } from './Batch.js';
import type { CallLimitSettings } from './CallLimitSettings.js';
import type { AttemptResult, Connection } from './Connection.js';
import type { ContactCall } from './ContactCall.js';
import { ContactRequest, type ReadOutput, type RequestOwner } from './ContactRequest.js';
import { flushRequests } from './flushRequests.js';
import { Lane } from './Lane.js';
import { mergeCalls } from './mergeCalls.js';
import { Turns } from './Turns.js';

const LIFTED = [1e9, 1e9, 1e9] as const;

/**
 * Brings the requests of all apps to Amazon Connect.
 *
 * 1. A request joins the lane of its contact. If the lane is free it goes at once; otherwise it waits, and
 *    all updates of attributes that one origin has waiting in a row go as one call when the lane is free again.
 * 2. Lanes that are ready stand in line by origin, and origins take turns, so that none can starve another.
 * 3. The call limit says when the next call may start. Retries and halves stand in line like any other.
 * 4. A failed call is tried again after a back-off, split by halves, or its failure answers all it carried.
 */
export class RequestQueue {
  readonly #limit: Limit;
  readonly #lanes = new Map<string, Lane>();
  readonly #turns = new Turns<Lane>();
  /** Ends attempts that last too long. */
  readonly #clock = new AlarmClock<Attempt>((attempt) => {
    attempt.abort();
    this.#pump();
  });
  #connection: Connection | undefined;
  /** Whether nothing may be sent that has not been sent before. */
  #isHeld = false;
  #limitTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #busyElsewhere: ReadonlyMap<string, Promise<void>>;
  /** Called when a lane is empty; only for lanes that {@link busyContacts} has listed. */
  readonly #onEmpty = new Map<Lane, () => void>();

  /** @param busyElsewhere contacts that another queue is writing to; a contact's promise resolves when that is over */
  constructor(
    callLimit?: CallLimitSettings | false,
    busyElsewhere: ReadonlyMap<string, Promise<void>> = new Map(),
  ) {
    this.#limit = new Limit(limitNumbers(callLimit, DEFAULTS.callLimit, LIFTED));
    this.#busyElsewhere = busyElsewhere;
  }

  /**
   * From now on requests go by `connection`: an agent has logged in, or goes on in a different AWS Region. In that case
   * those that wait go by it too; what has been sent may finish where it was sent.
   */
  open(connection: Connection): void {
    const last = this.#connection;
    this.#connection = connection;
    if (last === undefined) return;
    for (const lane of this.#lanes.values()) {
      lane.moveTo(connection);
      if (lane.current?.connection === connection) lane.current.abort();
    }
    last.close();
    this.#pump();
  }

  /** Holds back what has not been sent, or lets it go. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#pump();
  }

  /** The agent is gone: fails all that has not been sent. What has once been attempted may finish. */
  close(error: () => BrokerError): void {
    this.#connection?.close();
    this.#connection = undefined;
    for (const lane of this.#lanes.values()) {
      const batch = lane.current;
      const loading = batch?.requests.filter(({ wasSent }) => !wasSent) ?? [];
      for (const request of [...loading, ...lane.takeUnsent()]) request.fail(error());
      if (loading.length > 0) batch?.abort();
      this.#forgetIfEmpty(lane);
    }
    this.#pump();
  }

  /** Contacts with a call under way, each with a promise that resolves when none is left. For a queue that is closed. */
  busyContacts(): ReadonlyMap<string, Promise<void>> {
    return new Map(
      [...this.#lanes].map(([contactId, lane]) => [
        contactId,
        new Promise<void>((resolve) => this.#onEmpty.set(lane, resolve)),
      ]),
    );
  }

  /**
   * Takes a request, and settles `owner`.
   *
   * @param contactId names the lane
   * @param readOutput makes `message` of the answer. Default: that of a write
   */
  add(owner: RequestOwner, contactId: string, call: ContactCall, readOutput: ReadOutput = readWritten): void {
    if (this.#connection === undefined) {
      owner.settle(new BrokerError('AGENT_NOT_LOGGED_IN', 'no agent is logged in'));
      return;
    }
    const lane = this.#lanes.get(contactId) ?? this.#openLane(contactId);
    const request = new ContactRequest(owner, call, this.#connection, readOutput);
    lane.add(request, performance.now());
    if (lane.isBusy) return;
    if (!this.#isHeld && this.#turns.isEmpty && this.#limit.waitMs(performance.now()) === 0) {
      this.#start(lane, request.origin);
    } else {
      this.#turns.add(request.origin, lane);
      this.#pump();
    }
  }

  /** The page goes away: sends what it can of all that is open, in a way that outlives the page. */
  flush(): void {
    flushRequests([...this.#lanes.values()]);
    for (const lane of this.#lanes.values()) this.#forgetIfEmpty(lane);
  }

  #pump(): void {
    clearTimeout(this.#limitTimer);
    while (!this.#turns.isEmpty) {
      const waitMs = this.#limit.waitMs(performance.now());
      if (waitMs > 0) {
        if (waitMs !== Number.POSITIVE_INFINITY) this.#limitTimer = setTimeout(() => this.#pump(), waitMs);
        return;
      }
      const turn = this.#turns.take((lane) => !this.#isHeld || lane.current?.wasSent === true);
      if (turn === undefined) return;
      this.#start(turn.item, turn.origin);
    }
  }

  #start(lane: Lane, origin: string): void {
    // Origins that have left the lane too, as at a logout: a turn of theirs would start its call a second time.
    this.#turns.delete(lane);
    const batch = lane.current ?? lane.start(origin);
    // All of it has been answered, or is about to be.
    if (batch === undefined || batch.deadline <= performance.now()) this.#release(lane);
    else void this.#attempt(lane, batch);
  }

  async #attempt(lane: Lane, batch: Batch): Promise<void> {
    const attempt = batch.begin(
      () => this.#isHeld,
      () => this.#limit.end(),
    );
    const { connection, requests } = attempt;
    this.#limit.begin();
    const pending = connection.attempt(mergeCalls(requests), attempt);
    this.#clock.set(attempt, Math.min(performance.now() + connection.attemptTimeoutMs, batch.deadline));
    const result = await pending;
    this.#clock.cancel(attempt);
    attempt.end();
    if (attempt.isMoved) this.#turns.add(batch.origin, lane);
    else this.#settle(lane, batch, requests, result);
    this.#pump();
  }

  #settle(lane: Lane, batch: Batch, carried: readonly ContactRequest[], result: AttemptResult): void {
    if (result.ok) {
      for (const request of carried) request.succeed(result);
      this.#release(lane);
      return;
    }
    for (const request of carried) request.attemptFailed(result);
    const { requests } = batch;
    if (requests.length > 1 && result.splittable) {
      lane.addHalves(batch);
    } else if (result.retry) {
      const waitMs = batch.backOff(result);
      if (waitMs !== undefined) {
        setTimeout(() => {
          this.#turns.add(batch.origin, lane);
          this.#pump();
        }, waitMs);
        return;
      }
      for (const request of requests) request.timeOut();
    } else {
      for (const request of requests) request.giveUp(result);
    }
    this.#release(lane);
  }

  /** The lane's call is over: its origins stand in line again, at once or when the apps have finished sending. */
  #release(lane: Lane): void {
    lane.finish();
    if (this.#forgetIfEmpty(lane)) return;
    lane.gather(() => {
      for (const origin of lane.origins) this.#turns.add(origin, lane);
      this.#pump();
    });
  }

  #openLane(contactId: string): Lane {
    const lane = new Lane(contactId);
    this.#lanes.set(contactId, lane);
    const isFree = this.#busyElsewhere.get(contactId);
    if (isFree !== undefined) {
      lane.hold();
      void isFree.then(() => this.#release(lane));
    }
    return lane;
  }

  #forgetIfEmpty(lane: Lane): boolean {
    if (!lane.isEmpty) return false;
    this.#onEmpty.get(lane)?.();
    this.#onEmpty.delete(lane);
    // One that was emptied while it stood in line may have a successor by now.
    if (this.#lanes.get(lane.contactId) === lane) this.#lanes.delete(lane.contactId);
    return true;
  }
}

/** `message` of the answer to a write; with `outcome` when a relay has queued it, and Amazon Connect has not stored it yet. */
function readWritten(output: unknown): WrittenMessage {
  const isQueued = own(Object(output), 'accepted') === true;
  return { response: true, ...(isQueued && { outcome: 'accepted' }) };
}
