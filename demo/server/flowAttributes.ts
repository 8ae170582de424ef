import type { SimulatedContact } from './Softphone.js';

const known: ReadonlyMap<string | null, Readonly<Record<string, string>>> = new Map([
  ['+15555550100', { CustomerTier: 'Gold', Language: 'English', RiskScore: '12' }],
  ['+15555550101', { CustomerTier: 'Silver', Language: 'Spanish', RiskScore: '31' }],
  ['+15555550102', { CustomerTier: 'Gold', Language: 'French', RiskScore: '8' }],
]);

const unknown = { CustomerTier: 'Standard', Language: 'English', RiskScore: '50' };

const fromPreviousAgent = {
  CallReason: 'Delivery',
  AgentNotes: 'The parcel is missing. The depot has been asked.',
};

/** The attributes that the contact flow sets before a contact rings; in a transfer, also the previous agent's notes. */
export function flowAttributes({
  contactId,
  initialContactId,
  phoneNumber,
}: SimulatedContact): Record<string, string> {
  const isTransfer = (initialContactId ?? contactId) !== contactId;
  return { ...(known.get(phoneNumber) ?? unknown), ...(isTransfer && fromPreviousAgent) };
}
