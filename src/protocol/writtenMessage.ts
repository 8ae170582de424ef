/** `message` of the answer to a write that succeeded. */
export interface WrittenMessage {
  readonly response: true;
  /**
   * Absent when Amazon Connect has stored the values. `accepted`: the host page's relay has stored the request durably in
   * its queue, in order, and will write it to Amazon Connect, or move it to the dead-letter queue with an alarm.
   */
  readonly outcome?: 'accepted';
}
