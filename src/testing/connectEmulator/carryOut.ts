import { setTimeout } from 'node:timers/promises';
import { type Answer, faultAnswer, htmlAnswer } from './Answer.js';
import { refusedPreflight } from './cors.js';
import type { Exchange } from './Exchange.js';
import type { Fault, FaultDuration } from './Fault.js';
import type { Service } from './operations/Operation.js';

/** A call that was admitted, or a preflight. */
export interface Task {
  readonly exchange: Exchange;
  readonly service: Service;
  /** Carries the call out, and returns the answer. */
  readonly execute: () => Answer;
  /** Aborted when the emulator stops: nothing is carried out afterwards. */
  readonly stopped: AbortSignal;
}

/** Carries a call out as the fault requires, and settles when nothing more happens to it. */
export async function carryOut(task: Task, fault: Fault | undefined): Promise<void> {
  const { exchange, execute, service, stopped } = task;
  switch (fault?.kind) {
    case undefined:
      return exchange.answer(execute());
    case 'error':
      if (fault.applied) {
        execute();
      }
      return exchange.answer(faultAnswer(service, fault));
    case 'html':
      if (fault.applied) {
        execute();
      }
      return exchange.answer(htmlAnswer(fault.status ?? 502));
    case 'refusePreflight':
      return exchange.answer(refusedPreflight);
    case 'cut':
      return exchange.cut();
    case 'lostAnswer':
      execute();
      return exchange.cut();
    case 'hang':
      if (fault.applied) {
        execute();
      }
      await exchange.closed;
      return exchange.giveUp();
    case 'slowBody':
      return exchange.answerSlowly(execute(), pause(fault.for, stopped));
    case 'delay': {
      if (fault.at === 'after-write') {
        const answer = execute();
        await pause(fault.for, stopped);
        return exchange.answer(answer);
      }
      await pause(fault.for, stopped);
      const isDropped = stopped.aborted || (exchange.call.abandoned && fault.lateWrite === 'dropped');
      return isDropped ? exchange.giveUp() : exchange.answer(execute());
    }
  }
}

/** Resolves when the time is over, or the emulator stops. A promise that rejects also ends the time. */
async function pause(duration: FaultDuration, stopped: AbortSignal): Promise<void> {
  if (typeof duration === 'number') {
    await setTimeout(duration, undefined, { signal: stopped }).catch(() => {});
    return;
  }
  await new Promise<void>((resolve) => {
    const end = (): void => {
      stopped.removeEventListener('abort', end);
      resolve();
    };
    stopped.addEventListener('abort', end);
    void duration.then(end, end);
  });
}
