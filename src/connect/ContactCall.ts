import type { ContactGateway } from './ContactGateway.js';

/** One thing to be done to one contact, in the terms of a {@link ContactGateway}. */
export interface ContactCall {
  /** The gateway's method; with a capital it is the operation of the Amazon Connect API. */
  readonly method: keyof ContactGateway;
  /** The members of the API's request, but for the instance; the names begin with a small letter. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Whether nothing is changed, so that a page that goes away need not send it. Default false. */
  readonly readsOnly?: boolean;
}

/** New values of attributes: the one call that others of its kind can be merged into. */
export interface AttributesCall extends ContactCall {
  readonly method: 'updateContactAttributes';
  readonly request: {
    readonly initialContactId: string;
    readonly attributes: Readonly<Record<string, string>>;
  };
}

export function attributesCall(
  initialContactId: string,
  attributes: Readonly<Record<string, string>>,
): AttributesCall {
  return { method: 'updateContactAttributes', request: { initialContactId, attributes } };
}

export function isAttributesCall(call: ContactCall): call is AttributesCall {
  return call.method === 'updateContactAttributes';
}
