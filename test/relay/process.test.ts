import './support/withResolvers.js';
import { readFile } from 'node:fs/promises';
import aslValidator from 'asl-validator';
import { StateMachine } from 'aws-local-stepfunctions';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SeededRandom } from '../faults/SeededRandom.js';
import { sendRaw } from './support/sendRaw.js';
import { startWorld, type World } from './support/startWorld.js';

const text = (await readFile(new URL('../../src/relay/process.asl.json', import.meta.url), 'utf8'))
  .replace(/\$\{Ask\}/, 'arn:aws:lambda:us-east-1:123456789012:function:ask')
  .replace(/\$\{QueueUrl\}/, 'https://sqs.us-east-1.amazonaws.com/123456789012/relay.fifo');
const definition = JSON.parse(text);
const machine = new StateMachine(definition, { validationOptions: { checkArn: false } });

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.connect.clearCalls());
afterAll(() => world.stop());

type Answer = { found: false } | { found: true; attributes: Record<string, string> };

interface Run {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Plays the function; what it throws is a failed task. */
  readonly ask: (payload: { readonly rounds: number }) => Answer;
  readonly send?: () => void;
}

/** Runs the machine on the local queue, as Step Functions would. */
function execute({ name, input, ask, send = () => {} }: Run): Promise<unknown> {
  const { result } = machine.run(JSON.parse(JSON.stringify(input)), {
    overrides: {
      taskResourceLocalHandlers: {
        Ask: async (parameters) => ({ Payload: ask(parametersOf(parameters).Payload) }),
        Write: async (parameters) => {
          send();
          const { MessageBody, MessageGroupId } = parametersOf(parameters);
          await sendRaw(world.relay, JSON.stringify(MessageBody), MessageGroupId);
          return {};
        },
      },
      waitTimeOverrides: { Wait: 1 },
      retryIntervalOverrides: { Ask: 1, Write: 1 },
    },
    context: { Execution: { Name: name, StartTime: new Date().toISOString() } },
  });
  return result;
}

interface TaskParameters {
  readonly Payload: { readonly rounds: number };
  readonly MessageBody: object;
  readonly MessageGroupId: string;
}

function parametersOf(parameters: unknown): TaskParameters {
  return parameters as TaskParameters;
}

test('the definition is valid', () => {
  expect(aslValidator(definition)).toMatchObject({ isValid: true });
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
  const ask = (): Answer => {
    asked += 1;
    return { found: false };
  };
  await expect(execute({ name: 'in vain', input, ask })).rejects.toThrow('not there after all rounds');
  expect(asked).toBe(4);
});
