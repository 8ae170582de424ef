/** `message` of the answer to a success, as published. */
export interface UpdateContactAttributeMessage {
  readonly response: true;
}
