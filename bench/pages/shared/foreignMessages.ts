import { makeAttributes } from './makeAttributes.js';

/** Other messages between the windows of a desktop, by their names in the table. */
export const foreignMessages: Readonly<Record<string, unknown>> = {
  'Streams, agent update': { event: 'agent::update', data: agentUpdate() },
  'Streams, heartbeat': { event: 'synchronize', data: { portConduitUrl: 'https://example.my.connect.aws' } },
  'an object of another library': {
    namespace: 'penpal',
    channel: undefined,
    type: 'CALL',
    id: 'b7d0-4f',
    methodPath: ['resize'],
    args: [{ width: 400, height: 640 }],
  },
  'a JSON string of another library': JSON.stringify({
    __post_robot_10_0_46__: { id: 'uid_8f2d1c', type: 'postrobot_message_request', data: makeAttributes(10) },
  }),
  'a short string': 'webpackHotUpdate0fe3c1d6',
};

/** As large and as deep as the updates that a softphone with one call sends every few seconds. */
function agentUpdate(): object {
  const arn = 'arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-3333-4444-555555555555';
  const states = ['Available', 'Lunch', 'Break', 'Training', 'Offline'].map((name, index) => ({
    agentStateARN: `${arn}/agent-state/${index}`,
    type: name === 'Offline' ? 'offline' : 'routable',
    name,
    startTimestamp: new Date(1_760_000_000_000 + index),
  }));
  const queues = ['Basic', 'Billing', 'Claims', 'Retention'].map((name) => ({
    name,
    queueARN: `${arn}/queue/${name}`,
    queueId: `${arn}/queue/${name}`,
  }));
  const connections = ['agent', 'inbound'].map((type) => ({
    connectionId: `${arn}/connection/${type}`,
    type,
    initial: type === 'inbound',
    state: { type: 'connected', timestamp: new Date(1_760_000_001_000) },
    endpoint: { type: 'phone_number', phoneNumber: '+15550100', endpointARN: null, name: null },
  }));
  return {
    snapshot: {
      state: states[0],
      snapshotTimestamp: new Date(1_760_000_002_000),
      agentAvailabilityState: { state: 'Available', timeStamp: new Date(1_760_000_000_000) },
      contacts: [
        {
          contactId: 'c65486b8a-a292-460d-a59c-a937e486106e',
          initialContactId: null,
          type: 'voice',
          state: { type: 'connected', timestamp: new Date(1_760_000_001_000) },
          queue: queues[0],
          attributes: Object.fromEntries(
            Object.entries(makeAttributes(10)).map(([name, value]) => [name, { name, value }]),
          ),
          connections,
        },
      ],
      contactDuration: '120',
    },
    configuration: {
      agentARN: `${arn}/agent/1`,
      name: 'Alex Agent',
      username: 'alex',
      softphoneEnabled: true,
      agentStates: states,
      dialableCountries: ['us', 'gb', 'de', 'fr', 'nl'],
      extension: '1000',
      permissions: ['outboundCall', 'voiceId'],
      routingProfile: {
        name: 'Basic',
        routingProfileARN: `${arn}/routing-profile/1`,
        queues,
        defaultOutboundQueue: queues[0],
      },
    },
  };
}
