/** A value of a segment attribute; one of its members. */
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

/** An address of a contact that Amazon Connect does not carry itself. */
export interface ContactEndpoint {
  /** `TELEPHONE_NUMBER`, `VOIP`, `EMAIL_ADDRESS` or another type of Amazon Connect. */
  readonly Type?: string;
  readonly Address?: string;
}

/** What may be changed of a contact, named as in Amazon Connect's `UpdateContact`; at least one. What is absent stays as it is. */
export interface ContactChanges {
  /** At most 1,024 characters. */
  readonly Name?: string;
  /** At most 4,096 characters. */
  readonly Description?: string;
  /** By name. */
  readonly References?: Readonly<Record<string, ContactReference>>;
  /** By name; an instance knows its own only when they are predefined. */
  readonly SegmentAttributes?: Readonly<Record<string, SegmentAttributeValue>>;
  /** For contacts with external audio only, as the three that follow. */
  readonly QueueInfo?: { readonly Id?: string };
  readonly UserInfo?: { readonly UserId?: string };
  readonly CustomerEndpoint?: ContactEndpoint;
  readonly SystemEndpoint?: ContactEndpoint;
}
