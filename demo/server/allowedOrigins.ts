import type { AllowRule } from 'connect-message-broker';
import type { DemoAddresses } from './demoAddresses.js';

/**
 * Who may speak to the desktop's broker: a rule for each app, which grants what the app does and nothing more. The
 * stranger has none. Nobody may read `RiskScore`, which the contact flow sets too.
 */
export function allowedOrigins({ crm, caller, composer }: DemoAddresses): readonly AllowRule[] {
  const ownNames = ['CallReason', 'CallbackAt', 'AgentNotes', 'AbusiveCaller', 'AccountUrl'];
  return [
    {
      origin: crm.origin,
      operations: [
        'OutboundCall/UpdateContactAttribute',
        'Contact/GetContactAttributes',
        'InboundCall/InboundCallStateChange',
        'Agent/SetAgentState',
      ],
      attributeNames: ownNames,
      readableNames: ['ANI', 'CustomerTier', 'Language', ...ownNames],
    },
    {
      origin: caller.origin,
      operations: [
        'OutboundCall/UpdateContactAttribute',
        'Contact/GetContactAttributes',
        'InboundCall/InboundCallStateChange',
      ],
      attributeNames: ['CallerReason'],
      readableNames: ['ANI', 'CustomerTier', 'CallerReason'],
      contacts: 'seen',
    },
    {
      origin: composer.origin,
      operations: [
        'OutboundCall/UpdateContactAttribute',
        'Contact/GetContactAttributes',
        'Contact/UpdateContact',
        'InboundCall/InboundCallStateChange',
        'Agent/StateSync',
      ],
      readableNames: ['ANI', 'CustomerTier', 'CallType'],
      // The published sample's contact is at no softphone.
      contacts: 'any',
    },
  ];
}
