import aslValidator from 'asl-validator';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  LocalProcesses,
  type ProcessAnswer,
  type ProcessInput,
} from '../../demo/localRelay/LocalProcesses.js';
import { Fifo } from '../../src/relay/lambda/Fifo.js';
import { SeededRandom } from '../faults/SeededRandom.js';
import { startWorld, type World } from './support/startWorld.js';

let world: World;
let processes: LocalProcesses;
beforeAll(async () => {
  world = await startWorld();
  processes = await LocalProcesses.load();
});
beforeEach(() => world.connect.clearCalls());
afterAll(() => world.stop());

interface Run {
  readonly name: string;
  readonly input: ProcessInput;
  /** Plays the function; what it throws is a failed task. */
  readonly ask: (payload: { readonly rounds: number }) => ProcessAnswer;
  readonly send?: () => void;
}

/** Runs the machine on the local queue, as Step Functions would. */
function execute({ send = () => {}, ...run }: Run): Promise<unknown> {
  const { queues, queueUrl } = world.relay;
  const { result } = processes.start({
    ...run,
    waitMs: 1,
    async send(message) {
      send();
      await new Fifo(queues.client, queueUrl).send(message);
    },
  });
  return result;
}

test('the definition is valid', () => {
  expect(aslValidator(processes.definition)).toMatchObject({ isValid: true });
});

test('processes ask until the information is there, and each contact gets its own', async () => {
  const random = new SeededRandom(1);
  const contacts = Array.from({ length: 20 }, () => world.connect.createContact());
  await Promise.all(
    contacts.map((contactId, index) => {
      const thereAfter = random.below(4);
      return execute({
        name: `process-${index}`,
        input: { contactId, ask: { caseId: index } },
        ask({ rounds }) {
          if (random.chance(0.1)) throw new Error('throttled');
          return rounds < thereAfter ? { found: false } : { found: true, attributes: { Case: `${index}` } };
        },
        send() {
          if (random.chance(0.1)) throw new Error('the queue is away');
        },
      });
    }),
  );
  await world.drained();
  expect(contacts.map((contactId) => world.connect.attributes(contactId).Case)).toEqual(
    contacts.map((_, index) => `${index}`),
  );
});

test('a process ends as failed when the information does not come', async () => {
  let asked = 0;
  const input = { contactId: world.connect.createContact(), ask: {}, mostRounds: 3 };
  const ask = (): ProcessAnswer => {
    asked += 1;
    return { found: false };
  };
  await expect(execute({ name: 'in vain', input, ask })).rejects.toThrow('not there after all rounds');
  expect(asked).toBe(4);
});
