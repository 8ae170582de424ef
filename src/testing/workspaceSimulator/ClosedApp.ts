/** How the closing of an app went. */
export interface ClosedApp {
  name: string;
  /** The contact that it was opened for; null for an app of all contacts, or without a contact. */
  contactId: string | null;
  /** Whether its `onDestroy` was done in time. */
  completed: boolean;
  /** Milliseconds from the message `destroy` until that, or until the frame was removed. */
  afterMs: number;
}
