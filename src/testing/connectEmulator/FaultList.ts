import type { ConnectCall } from './ConnectCall.js';
import { checkFault } from './checkFault.js';
import type { Fault } from './Fault.js';
import { isConnectOperationName } from './operations/operationNames.js';

/** The injected faults that are in force, oldest first. */
export class FaultList {
  #standing: { readonly fault: Fault; left: number }[] = [];

  /** @returns a function that removes the fault. */
  inject(fault: Fault): () => void {
    checkFault(fault);
    const entry = { fault: { ...fault }, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#standing.push(entry);
    return () => {
      this.#standing = this.#standing.filter((other) => other !== entry);
    };
  }

  /** The fault that affects this call; counts it. */
  take(call: ConnectCall): Fault | undefined {
    const entry = this.#standing.find(({ fault }) => concerns(fault, call) && (fault.when?.(call) ?? true));
    if (!entry) {
      return undefined;
    }
    entry.left -= 1;
    if (entry.left <= 0) {
      this.#standing = this.#standing.filter((other) => other !== entry);
    }
    return entry.fault;
  }
}

function concerns(fault: Fault, call: ConnectCall): boolean {
  const operation = fault.kind === 'refusePreflight' ? 'preflight' : fault.operation;
  return operation === undefined ? isConnectOperationName(call.operation) : operation === call.operation;
}
