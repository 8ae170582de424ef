import type { CcpSimulator } from 'connect-message-broker/testing';

type CcpContact = CcpSimulator['contacts'][number];

/** A contact as the softphone, or the agent workspace, shows it. */
export interface SimulatedContact
  extends Pick<CcpContact, 'contactId' | 'phoneNumber'>,
    Partial<Pick<CcpContact, 'name' | 'description' | 'references'>> {
  /** A different id after a transfer. */
  readonly initialContactId?: string | null | undefined;
}

/** Where the agent gets contacts, and reads what Amazon Connect stores of them. */
export interface Softphone {
  readonly contacts: readonly SimulatedContact[];
  /** The listener learns of a new contact before any page does. */
  subscribe(listener: () => void): () => void;
  showAttributes(initialContactId: string, attributes: Record<string, string>): void;
  stop(): Promise<void>;
}
