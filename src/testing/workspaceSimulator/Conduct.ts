import { CommandAnswers } from './CommandAnswers.js';

/** How the workspace answers its apps. */
export class Conduct {
  readonly answers = new CommandAnswers();
  #silent = false;
  #answersHealthChecks = true;
  #acknowledgeDelayMs: number | 'never';

  constructor(acknowledgeDelayMs: number | 'never') {
    this.#acknowledgeDelayMs = acknowledgeDelayMs;
  }

  get silent(): boolean {
    return this.#silent;
  }

  get answersHealthChecks(): boolean {
    return this.#answersHealthChecks;
  }

  get acknowledgeDelayMs(): number | 'never' {
    return this.#acknowledgeDelayMs;
  }

  setSilent(silent: boolean): void {
    this.#silent = silent;
  }

  setAnswersHealthChecks(answers: boolean): void {
    this.#answersHealthChecks = answers;
  }

  setAcknowledgeDelay(delayMs: number | 'never'): void {
    this.#acknowledgeDelayMs = delayMs;
  }
}
