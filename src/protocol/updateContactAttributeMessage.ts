/** `message` of a success, as published. */
export interface UpdateContactAttributeMessage {
  readonly response: true;
}
