import { BrokerError } from '../protocol/BrokerError.js';
import { AlarmClock } from '../timing/AlarmClock.js';
import { Abort } from './Abort.js';
import { type Batch, mergeCalls } from './Batch.js';
import { backoffMs } from './backoffMs.js';
import { CallLimit, type CallLimitSettings } from './CallLimit.js';
import type { AttemptResult, Connection } from './Connection.js';
import type { ContactCall } from './ContactCall.js';
import { ContactRequest, type ReadOutput, type RequestOwner } from './ContactRequest.js';
import { flushRequests } from './flushRequests.js';
import { Lane } from './Lane.js';
import { Turns } from './Turns.js';

/** An app that has been silent for so long has said what it had to say. */
const QUIET_MS = 20;
/** An app that never falls silent is not waited for longer. */
const GATHER_MS = 200;
/** A retry with less time left would hardly be answered, and would only make the outcome unknown. */
const RETRY_ROOM_MS = 250;

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
  readonly #limit: CallLimit;
  readonly #lanes = new Map<string, Lane>();
  readonly #turns = new Turns<Lane>();
  /** Ends attempts that last too long. */
  readonly #clock = new AlarmClock<Batch>((batch) => batch.abort());
  #connection: Connection | undefined;
  /** What is ready to go while nothing new may be sent; undefined when it may. */
  #held: Turns<Lane> | undefined;
  #limitTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #busyElsewhere: ReadonlyMap<string, Promise<void>>;
  /** Called when a lane is empty; only for lanes that {@link busyContacts} has listed. */
  readonly #onEmpty = new Map<Lane, () => void>();

  /** @param busyElsewhere contacts that another queue is writing to; a contact's promise resolves when that is over */
  constructor(
    callLimit: CallLimitSettings | false | undefined,
    busyElsewhere: ReadonlyMap<string, Promise<void>> = new Map(),
  ) {
    this.#limit = new CallLimit(callLimit);
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
  }

  /** Holds back what has not been sent, or lets it go. */
  hold(isHeld: boolean): void {
    if (isHeld) {
      this.#held ??= new Turns();
      return;
    }
    const held = this.#held;
    this.#held = undefined;
    for (let turn = held?.take(); turn !== undefined; turn = held?.take())
      this.#turns.add(turn.origin, turn.item);
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
   * Takes a request; `owner` hears what becomes of it.
   *
   * @param contactId names the lane
   * @param readOutput makes `message` of the answer. Default: `{ response: true }`
   */
  add(
    owner: RequestOwner,
    contactId: string,
    call: ContactCall,
    readOutput: ReadOutput = () => ({ response: true }),
  ): void {
    if (this.#connection === undefined) {
      owner.fail(new BrokerError('AGENT_NOT_LOGGED_IN', 'no agent is logged in'));
      return;
    }
    const lane = this.#lanes.get(contactId) ?? this.#openLane(contactId);
    const request = new ContactRequest(owner, call, this.#connection, readOutput);
    lane.add(request, performance.now());
    if (lane.current !== undefined || lane.isGathering) return;
    if (!this.#held && this.#turns.isEmpty && this.#limit.waitMs(performance.now()) === 0) {
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
    if (this.#turns.isEmpty) return;
    clearTimeout(this.#limitTimer);
    while (!this.#turns.isEmpty) {
      const waitMs = this.#limit.waitMs(performance.now());
      if (waitMs > 0) {
        if (waitMs !== Number.POSITIVE_INFINITY) this.#limitTimer = setTimeout(() => this.#pump(), waitMs);
        return;
      }
      const turn = this.#turns.take();
      if (turn === undefined) return;
      if (this.#held && !turn.item.current?.wasSent) this.#held.add(turn.origin, turn.item);
      else this.#start(turn.item, turn.origin);
    }
  }

  #start(lane: Lane, origin: string): void {
    // Origins that have left the lane too, as at a logout: a turn of theirs would start its call a second time.
    this.#turns.delete(lane);
    const batch = lane.current ?? lane.start(origin);
    // All of it has been answered, or is about to be.
    if (batch === undefined || remainingMs(batch.requests) === 0) this.#release(lane);
    else void this.#attempt(lane, batch);
  }

  async #attempt(lane: Lane, batch: Batch): Promise<void> {
    const { requests, connection } = batch;
    const abort = new Abort();
    let inFlight = true;
    const finish = (): void => {
      if (inFlight) this.#limit.finish();
      inFlight = false;
    };
    batch.abort = () => {
      abort.abort();
      // A gateway that does not heed its signal keeps its lane, for the sake of order, but not everyone's place.
      finish();
      this.#pump();
    };
    this.#limit.start();
    const attempt = connection.attempt(mergeCalls(requests), {
      get signal() {
        return abort.signal;
      },
      onSend: () => {
        if (requests.some(({ settled }) => settled)) return false;
        // It has been moved, or is held back, while the connection got ready.
        if (batch.connection !== connection || (this.#held && !batch.wasSent)) return false;
        for (const request of requests) request.markSent();
        return true;
      },
    });
    this.#clock.set(batch, Math.min(performance.now() + connection.attemptTimeoutMs, deadlineOf(requests)));
    const result = await attempt;
    this.#clock.cancel(batch);
    finish();
    if (batch.connection === connection) this.#settle(lane, batch, requests, result);
    else this.#turns.add(batch.origin, lane);
    this.#pump();
  }

  #settle(lane: Lane, batch: Batch, carried: readonly ContactRequest[], result: AttemptResult): void {
    if (result.ok) {
      for (const request of carried) request.succeeded(result);
      this.#release(lane);
      return;
    }
    for (const request of carried) request.attemptFailed(result);
    const { requests } = batch;
    if (requests.length > 1 && result.splittable) {
      lane.addHalves(batch.origin, requests);
    } else if (result.retry) {
      batch.failures += 1;
      const waitMs = result.retryAfterMs ?? backoffMs(batch.failures, result.errorType === 'THROTTLED');
      if (waitMs + RETRY_ROOM_MS < remainingMs(requests)) {
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

  /** The lane's call is over: its origins stand in line again, at once or when the app has finished talking. */
  #release(lane: Lane): void {
    lane.current = undefined;
    if (this.#forgetIfEmpty(lane)) return;
    const since = performance.now();
    const offerWhenQuiet = (): void => {
      const now = performance.now();
      lane.isGathering = now - lane.lastArrival < QUIET_MS && now - since < GATHER_MS;
      if (lane.isGathering) {
        setTimeout(offerWhenQuiet, QUIET_MS);
        return;
      }
      for (const origin of lane.origins) this.#turns.add(origin, lane);
      this.#pump();
    };
    offerWhenQuiet();
  }

  #openLane(contactId: string): Lane {
    const lane = new Lane(contactId);
    this.#lanes.set(contactId, lane);
    const isFree = this.#busyElsewhere.get(contactId);
    if (isFree !== undefined) {
      lane.isGathering = true;
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

/** Of the latest of `requests`, in milliseconds of `performance.now()`; 0 when there is none. */
function deadlineOf(requests: readonly ContactRequest[]): number {
  return requests.at(-1)?.deadline ?? 0;
}

/** Milliseconds until the deadline of the latest of `requests`. */
function remainingMs(requests: readonly ContactRequest[]): number {
  return Math.max(0, Math.ceil(deadlineOf(requests) - performance.now()));
}
