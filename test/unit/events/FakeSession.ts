import type { SessionState } from '../../../src/session/AgentSession.js';
import type {
  SoftphoneContact,
  SoftphoneSession,
  SoftphoneSnapshot,
} from '../../../src/session/SoftphoneSession.js';

export function contact(contactId: string, more: Partial<SoftphoneContact> = {}): SoftphoneContact {
  return {
    contactId,
    initialContactId: contactId,
    type: 'voice',
    state: 'connecting',
    stateSince: '2026-01-02T03:04:05.000Z',
    queueName: 'Billing',
    queueTimestamp: null,
    attributes: {},
    connections: [],
    ...more,
  };
}

export function snapshot(
  contacts: readonly SoftphoneContact[] = [],
  state: Partial<SoftphoneSnapshot['agentState']> = {},
): SoftphoneSnapshot {
  return {
    agentInfo: {
      name: 'Jane Doe',
      id: 'jane',
      extension: null,
      loginName: 'jdoe',
      muted: false,
      softphoneEnabled: true,
    },
    agentState: {
      agentStateARN: 'arn:available',
      type: 'routable',
      name: 'Available',
      startTimestamp: '2026-01-02T03:04:05.000Z',
      ...state,
    },
    contacts,
  };
}

/** A softphone's session, to be set by hand. */
export class FakeSession implements SoftphoneSession {
  state: SessionState = 'starting';
  snapshot: SoftphoneSnapshot | undefined;
  instance = undefined;
  hasSeen = (): boolean => false;
  subscribe = () => () => {};
  subscribeSnapshots = () => () => {};
  stop = (): void => {};
}
