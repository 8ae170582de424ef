import type { BrokerError } from 'connect-message-broker/client';

/** How it stands with what is entered in a field. */
export type SaveState =
  | { readonly kind: 'untouched' }
  /** As Amazon Connect held it when it was read. */
  | { readonly kind: 'held'; readonly at: number }
  /** Entered, not sent. */
  | { readonly kind: 'unsaved'; readonly problem: string | undefined }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number; readonly removed: boolean }
  | { readonly kind: 'failed'; readonly error: BrokerError };
