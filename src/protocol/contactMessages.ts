/** `message` of the answer to a write that succeeded. */
export interface WrittenMessage {
  readonly response: true;
  /**
   * Absent when Amazon Connect has stored the values. `accepted`: the host page's relay has stored the request durably in
   * its queue, in order, and will write it to Amazon Connect, or move it to the dead-letter queue with an alarm.
   */
  readonly outcome?: 'accepted';
}

/** `message` of the answer to `OutboundCall`/`UpdateContactAttribute`, when it succeeded. */
export interface UpdateContactAttributeMessage extends WrittenMessage {}

/** `message` of the answer to `Contact`/`UpdateContact`, when it succeeded. */
export interface UpdateContactMessage extends WrittenMessage {}

/** `message` of the answer to `Contact`/`GetContactAttributes`, when it succeeded. */
export interface GetContactAttributesMessage {
  readonly response: true;
  /** What is stored and may be read; an attribute that was emptied is not there. */
  readonly ContactAttributes: Readonly<Record<string, string>>;
}
