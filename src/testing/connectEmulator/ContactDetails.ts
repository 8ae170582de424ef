import type { EndpointType, ReferenceStatus, ReferenceType } from './contactEnums.js';

/** The data of a single contact, which UpdateContact changes. Values are as in the API. */
export interface ContactDetails {
  /** 0 to 1,024 characters. */
  name?: string;
  /** 0 to 4,096 characters. */
  description?: string;
  /** By name, of 1 to 4,096 characters; names and values have up to 4,096 UTF-8 bytes together. */
  references?: Readonly<Record<string, ContactReference>>;
  /** By name, of 1 to 128 characters; those that begin with `connect:` are system-defined. */
  segmentAttributes?: Readonly<Record<string, SegmentAttributeValue>>;
  /** The queue of an external audio contact. */
  queueInfo?: ContactQueue;
  /** The agent of an external audio contact. */
  userInfo?: ContactUser;
  /** The address of the customer. */
  customerEndpoint?: ContactEndpoint;
  /** The address of the telephone system that carries the contact. */
  systemEndpoint?: ContactEndpoint;
}

/** A reference that the agent sees with the contact. */
export interface ContactReference {
  readonly Type: ReferenceType;
  /** 0 to 4,096 characters. */
  readonly Value?: string;
  readonly Status?: ReferenceStatus;
  /** 20 to 256 characters. */
  readonly Arn?: string;
  /** 0 to 100 characters. */
  readonly StatusReason?: string;
}

/** A user-defined segment attribute has a `ValueString` and nothing else. */
export interface SegmentAttributeValue {
  /** 0 to 1,024 characters. */
  readonly ValueString?: string;
  readonly ValueMap?: Readonly<Record<string, SegmentAttributeValue>>;
  readonly ValueInteger?: number;
  readonly ValueList?: readonly SegmentAttributeValue[];
  /** 0 to 1,024 characters. */
  readonly ValueArn?: string;
}

/** `QueueInfo` of UpdateContact. */
export interface ContactQueue {
  /** Any string. */
  readonly Id?: string;
}

/** `UserInfo` of UpdateContact. */
export interface ContactUser {
  /** 1 to 256 characters. */
  readonly UserId?: string;
}

/** `CustomerEndpoint` and `SystemEndpoint` of UpdateContact. */
export interface ContactEndpoint {
  readonly Type?: EndpointType;
  /** 0 to 256 characters. */
  readonly Address?: string;
}

/** A contact to create. All system-defined segment attributes are allowed. */
export interface NewContact extends ContactDetails {
  /** 1 to 256 characters, not used before. Default: a new UUID. */
  contactId?: string;
  /** The contact that this one is a transfer of, created before; the two share their attributes. Default: none; the contact is its own initial contact. */
  initialContactId?: string;
  /** Default: now. */
  startedAt?: Date;
  /** Merged into those of the initial contact. Default: none. */
  attributes?: Readonly<Record<string, string>>;
  /**
   * Whether the contact is audio of another telephone system, brought in for analysis: UpdateContact changes queue, user and
   * endpoints only of such contacts. Default `false`.
   */
  externalAudio?: boolean;
}

/** A contact as stored at one moment. */
export interface ContactSnapshot extends ContactDetails {
  contactId: string;
  /** The contact's own id unless it is a transfer. */
  initialContactId: string;
  startedAt: Date;
  /** Changes with every successful write to this contact. */
  lastUpdatedAt: Date;
  /** Without prototype. */
  attributes: Record<string, string>;
  /** Without prototype. */
  references: Record<string, ContactReference>;
  /** Without prototype. */
  segmentAttributes: Record<string, SegmentAttributeValue>;
  externalAudio: boolean;
}
