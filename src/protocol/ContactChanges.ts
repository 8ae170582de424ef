/** A value of a segment attribute: one of these members. */
export interface SegmentAttributeValue {
  readonly ValueString?: string;
  readonly ValueArn?: string;
  readonly ValueInteger?: number;
  readonly ValueList?: readonly SegmentAttributeValue[];
  readonly ValueMap?: Readonly<Record<string, SegmentAttributeValue>>;
}

/** A link or another piece of information that the agent sees with the contact. */
export interface ContactReference {
  /** `URL`, `NUMBER`, `STRING`, `DATE`, `EMAIL` or another type of Amazon Connect. */
  readonly Type: string;
  readonly Value?: string;
  readonly Status?: string;
  readonly Arn?: string;
  readonly StatusReason?: string;
}

/** An address of a contact whose audio Amazon Connect does not carry. */
export interface ContactEndpoint {
  /** `TELEPHONE_NUMBER`, `VOIP`, `EMAIL_ADDRESS` or another type of Amazon Connect. */
  readonly Type?: string;
  readonly Address?: string;
}

/** The changes of a contact, at least one, named as in Amazon Connect's `UpdateContact`. Data without a member stays as it is. */
export interface ContactChanges {
  /** At most 1,024 characters. */
  readonly Name?: string;
  /** At most 4,096 characters. */
  readonly Description?: string;
  /** By name. */
  readonly References?: Readonly<Record<string, ContactReference>>;
  /** By name; those of an instance must be predefined in it. */
  readonly SegmentAttributes?: Readonly<Record<string, SegmentAttributeValue>>;
  /** Only for contacts with external audio, like the next three members. */
  readonly QueueInfo?: { readonly Id?: string };
  readonly UserInfo?: { readonly UserId?: string };
  readonly CustomerEndpoint?: ContactEndpoint;
  readonly SystemEndpoint?: ContactEndpoint;
}
