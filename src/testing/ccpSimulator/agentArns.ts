import { uuidFrom } from '../uuidFrom.js';
import type { SimulatedAgent } from './simulatedAgent.js';
import type { QueueData } from './wire/agentUpdate.js';

/** ARN of the agent's Amazon Connect instance. */
export function instanceArnOf(agent: SimulatedAgent): string {
  const { region, accountId, instanceId } = agent;
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return `arn:${partition}:connect:${region}:${accountId}:instance/${instanceId}`;
}

/** ARN of one of the agent's states. */
export function agentStateArnOf(agent: SimulatedAgent, stateName: string): string {
  return `${instanceArnOf(agent)}/agent-state/${uuidFrom(`agent state ${stateName}`)}`;
}

/** A queue of the agent's instance. */
export function queueData(agent: SimulatedAgent, name: string): QueueData {
  const queueARN = `${instanceArnOf(agent)}/queue/${uuidFrom(`queue ${name}`)}`;
  return { queueARN, queueId: queueARN, name };
}
