import { BrokerError, createClient } from 'connect-message-broker/client';

declare global {
  interface Window {
    readonly desktop: string;
    readonly contactId: string;
    result?: string;
  }
}

const connect = createClient({ origin: window.desktop, source: undefined });
try {
  await connect.updateContactAttributes(window.contactId, { CallReason: 'Billing' });
  window.result = 'saved';
} catch (error) {
  window.result = error instanceof BrokerError ? `${error.errorType}: ${error.message}` : String(error);
}
