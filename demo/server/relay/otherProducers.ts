import { randomUUID } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { LocalProcesses, type RunningProcess } from '../../localRelay/LocalProcesses.js';
import type { LocalRelay } from '../../localRelay/startLocalRelay.js';
import type { RelayProducer } from '../../shared/RelayState.js';

/** How long a process waits before it asks again. */
const PROCESS_WAIT_MS = 3_000;

/** For the function `contactEvent`: which attribute it writes, and where in the event the value is. */
export const EVENT_ATTRIBUTES = '{"LastQueue":"detail.queueInfo.queueArn"}';

/** Plays a contact flow, EventBridge and Step Functions: each writes one attribute of a contact through the relay. */
export class OtherProducers {
  readonly #relay: LocalRelay;
  readonly #instanceArn: string;
  readonly #processes: LocalProcesses;
  readonly #running = new Set<RunningProcess>();

  private constructor(relay: LocalRelay, instanceArn: string, processes: LocalProcesses) {
    this.#relay = relay;
    this.#instanceArn = instanceArn;
    this.#processes = processes;
  }

  static async create(relay: LocalRelay, instanceArn: string): Promise<OtherProducers> {
    return new OtherProducers(relay, instanceArn, await LocalProcesses.load());
  }

  /** Resolves when the update is in the queue, or when the process has begun. */
  async run(producer: RelayProducer, contactId: string): Promise<void> {
    switch (producer) {
      case 'flow':
        await this.#relay.invoke('flow', this.#flowEvent(contactId));
        return;
      case 'event':
        await this.#relay.invoke('contactEvent', this.#contactEvent(contactId));
        return;
      case 'process':
        this.#startProcess(contactId);
    }
  }

  stop(): void {
    for (const running of this.#running) running.abort();
  }

  #flowEvent(contactId: string): object {
    return {
      Name: 'ContactFlowEvent',
      Details: {
        ContactData: {
          Attributes: {},
          Channel: 'VOICE',
          ContactId: contactId,
          InitialContactId: contactId,
          InitiationMethod: 'INBOUND',
          InstanceARN: this.#instanceArn,
        },
        Parameters: { FlowStep: `survey ${shortTime()}` },
      },
    };
  }

  #contactEvent(contactId: string): object {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      time: new Date().toISOString(),
      detail: {
        eventType: 'QUEUED',
        contactId,
        channel: 'VOICE',
        instanceArn: this.#instanceArn,
        queueInfo: { queueType: 'STANDARD', queueArn: `${this.#instanceArn}/queue/support` },
      },
    };
  }

  #startProcess(contactId: string): void {
    const { client } = this.#relay.queues;
    const running = this.#processes.start({
      name: randomUUID(),
      input: { contactId, ask: { about: 'credit check' } },
      // The information is there the second time.
      ask: ({ rounds }) =>
        rounds === 0
          ? { found: false }
          : { found: true, attributes: { CreditCheck: `passed ${shortTime()}` } },
      waitMs: PROCESS_WAIT_MS,
      send: async ({ body, group, deduplicationId }) => {
        await client.send(
          new SendMessageCommand({
            QueueUrl: this.#relay.queueUrl,
            MessageBody: body,
            MessageGroupId: group,
            MessageDeduplicationId: deduplicationId,
          }),
        );
      },
    });
    this.#running.add(running);
    const end = (): void => void this.#running.delete(running);
    // It ends early only when the demo stops.
    running.result.then(end, end);
  }
}

/** Makes each value a new one, so that its arrival is visible. */
function shortTime(): string {
  return new Date().toISOString().slice(11, 19);
}
