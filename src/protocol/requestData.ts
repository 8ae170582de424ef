/** A topic under which events are published. */
export type EventTopic = 'Agent' | 'InboundCall' | 'OutboundCall' | 'Error';

/** `data` of `App`/`Subscribe`, and of `App`/`Unsubscribe` unless it ends the events of all topics. */
export interface SubscribeData {
  /** At least one. */
  readonly topics: readonly EventTopic[];
}

/** `data` of `OutboundCall`/`UpdateContactAttribute`: one spelling of the id, or both with the same value. */
export interface UpdateContactAttributeData {
  readonly InitialContactId?: string | undefined;
  readonly InitialContactID?: string | undefined;
  /** At least one. An empty value removes the attribute. */
  readonly ContactAttributes: Readonly<Record<string, string>>;
}

/** `data` of `Contact`/`GetContactAttributes`. */
export interface GetContactAttributesData {
  readonly InitialContactId: string;
  /** The names to read. Default: all. */
  readonly Names?: readonly string[] | undefined;
}

/** `data` of `Contact`/`UpdateContact`. */
export interface UpdateContactData {
  readonly ContactId: string;
  /** New values, at least one. The client's `ContactChanges` has the members; the broker passes them on as they are. */
  readonly [change: string]: unknown;
}

/** `data` of the requests that have some, as `schemas.ts` admits it. */
export interface RequestData {
  readonly 'App/Subscribe': SubscribeData;
  readonly 'App/Unsubscribe': SubscribeData | undefined;
  readonly 'OutboundCall/UpdateContactAttribute': UpdateContactAttributeData;
  readonly 'Contact/GetContactAttributes': GetContactAttributesData;
  readonly 'Contact/UpdateContact': UpdateContactData;
}
