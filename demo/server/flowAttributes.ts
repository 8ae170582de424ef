import type { CcpSimulator } from 'connect-message-broker/testing';

type SimulatedContact = CcpSimulator['contacts'][number];

const known: ReadonlyMap<string | null, Readonly<Record<string, string>>> = new Map([
  ['+15555550100', { CustomerTier: 'Gold', Language: 'English', RiskScore: '12' }],
  ['+15555550101', { CustomerTier: 'Silver', Language: 'Spanish', RiskScore: '31' }],
  ['+15555550102', { CustomerTier: 'Gold', Language: 'French', RiskScore: '8' }],
]);

const unknown = { CustomerTier: 'Standard', Language: 'English', RiskScore: '50' };

const ofAgentBefore = {
  CallReason: 'Delivery',
  AgentNotes: 'The parcel is missing. The depot has been asked.',
};

/** What the contact flow has found out before a contact rings; and in a transfer, what the agent before has noted. */
export function flowAttributes({
  contactId,
  initialContactId,
  phoneNumber,
}: SimulatedContact): Record<string, string> {
  const isTransfer = initialContactId !== null && initialContactId !== contactId;
  return { ...(known.get(phoneNumber) ?? unknown), ...(isTransfer && ofAgentBefore) };
}
