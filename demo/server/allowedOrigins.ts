import type { AllowRule } from 'connect-message-broker';
import type { DemoAddresses } from './demoAddresses.js';

/**
 * The rules of the desktop's broker: one for each app, which grants what the app needs and nothing more. The origin
 * `unlisted` has no rule. No rule lets an app read `RiskScore`, which the contact flow also sets.
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
      // The softphone never shows the contact of the published sample.
      contacts: 'any',
    },
  ];
}
