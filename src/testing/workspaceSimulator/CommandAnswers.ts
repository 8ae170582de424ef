import { z } from 'zod';
import { timerDelay } from '../ccpSimulator/checkAttributeEcho.js';
import { memberOf, optionErrors } from '../optionErrors.js';
import { readOptions } from '../readOptions.js';
import type { CommandAnswer } from './CommandAnswer.js';

const commandAnswer = z.strictObject({
  error: z
    .strictObject({ errorKey: z.string(), reason: z.string() })
    .optional()
    .describe('{ errorKey, reason }, both strings'),
  data: z.unknown().optional(),
  delayMs: z
    .union([z.literal('never'), timerDelay])
    .default(0)
    .describe("'never' or a number of milliseconds from 0"),
  times: z.int().min(1).default(Number.MAX_SAFE_INTEGER).describe('a whole number from 1'),
});

/** The commands that are not answered normally. */
export class CommandAnswers {
  readonly #answers = new Map<string, z.output<typeof commandAnswer>>();

  /** @throws TypeError for an invalid setting */
  set(command: string, answer: CommandAnswer | null): void {
    if (answer === null) this.#answers.delete(command);
    else this.#answers.set(command, readOptions(commandAnswer, answer, optionErrors(memberOf('answerWith'))));
  }

  /** How the next request of this command is answered. */
  take(command: string): z.output<typeof commandAnswer> | undefined {
    const answer = this.#answers.get(command);
    if (!answer) return undefined;
    answer.times -= 1;
    if (answer.times === 0) this.#answers.delete(command);
    return answer;
  }
}
