import './withResolvers.js';
import { readFile } from 'node:fs/promises';
import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { projectFile } from './projectFile.js';

export interface ProcessInput {
  readonly contactId: string;
  readonly ask: Readonly<Record<string, unknown>>;
  readonly waitSeconds?: number;
  readonly mostRounds?: number;
}

/** What the function that a process asks answers. */
export type ProcessAnswer =
  | { readonly found: false }
  | { readonly found: true; readonly attributes: Readonly<Record<string, string>> };

/** What a process puts into the queue. */
export interface ProcessMessage {
  readonly body: string;
  readonly group: string;
  readonly deduplicationId: string;
}

export interface ProcessRun {
  /** Name of the execution. */
  readonly name: string;
  readonly input: ProcessInput;
  /** Plays the function that is asked; what it throws is a failed task. */
  readonly ask: (payload: { readonly rounds: number }) => ProcessAnswer;
  readonly send: (message: ProcessMessage) => Promise<void>;
  /** Milliseconds that replace every wait of the definition. */
  readonly waitMs: number;
}

export interface RunningProcess {
  /** Resolves once the message is in the queue. */
  readonly result: Promise<unknown>;
  abort(): void;
}

interface TaskParameters {
  readonly Payload: { readonly rounds: number };
  readonly MessageBody: object;
  readonly MessageGroupId: string;
  readonly MessageDeduplicationId: string;
}

/** AWS Step Functions with the state machine src/relay/process.asl.json, played by aws-local-stepfunctions. */
export class LocalProcesses {
  readonly definition: StateMachineDefinition;
  readonly #machine: StateMachine;

  private constructor(definition: StateMachineDefinition) {
    this.definition = definition;
    this.#machine = new StateMachine(definition, { validationOptions: { checkArn: false } });
  }

  static async load(): Promise<LocalProcesses> {
    const text = (await readFile(projectFile('src/relay/process.asl.json'), 'utf8'))
      .replace(/\$\{Ask\}/, 'arn:aws:lambda:us-east-1:123456789012:function:ask')
      .replace(/\$\{QueueUrl\}/, 'https://sqs.us-east-1.amazonaws.com/123456789012/relay.fifo');
    return new LocalProcesses(JSON.parse(text) as StateMachineDefinition);
  }

  start({ name, input, ask, send, waitMs }: ProcessRun): RunningProcess {
    return this.#machine.run(JSON.parse(JSON.stringify(input)), {
      overrides: {
        taskResourceLocalHandlers: {
          Ask: async (parameters) => ({ Payload: ask(parametersOf(parameters).Payload) }),
          Write: async (parameters) => {
            const { MessageBody, MessageGroupId, MessageDeduplicationId } = parametersOf(parameters);
            await send({
              body: JSON.stringify(MessageBody),
              group: MessageGroupId,
              deduplicationId: MessageDeduplicationId,
            });
            return {};
          },
        },
        waitTimeOverrides: { Wait: waitMs },
        retryIntervalOverrides: { Ask: waitMs, Write: waitMs },
      },
      context: { Execution: { Name: name, StartTime: new Date().toISOString() } },
    });
  }
}

function parametersOf(parameters: unknown): TaskParameters {
  return parameters as TaskParameters;
}
