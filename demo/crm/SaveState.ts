import type { BrokerError } from 'connect-message-broker/client';

/** What has become of a field's entry. */
export type SaveState =
  | { readonly kind: 'untouched' }
  /** Equal to what Amazon Connect stored when it was read. */
  | { readonly kind: 'held'; readonly at: number }
  /** Entered, but not sent. */
  | { readonly kind: 'unsaved'; readonly problem: string | undefined }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number; readonly removed: boolean }
  /** Stored durably by the desktop, which will write it to Amazon Connect. */
  | { readonly kind: 'accepted'; readonly at: number }
  | { readonly kind: 'failed'; readonly error: BrokerError };
