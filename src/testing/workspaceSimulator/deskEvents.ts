import type { SimulatedAgentState } from '../ccpSimulator/simulatedAgent.js';

/** Something that apps can subscribe to. */
export interface DeskEvent {
  readonly namespace: string;
  readonly key: string;
  /** Topics with this parameter, a contact id or a participant id, get it too. */
  readonly parameter?: string;
  /** The contact it is about. */
  readonly contactId?: string;
  readonly data: unknown;
}

/** A state of the agent, and when it began. */
export interface DeskState extends SimulatedAgentState {
  readonly since: Date;
}

export const CONTACT = 'aws.connect.contact';
export const VOICE = 'aws.connect.voice';
export const ACTIVITY = 'aws.connect.activity';
