import type { EndpointType, ReferenceStatus, ReferenceType } from './contactEnums.js';

/** What belongs to one contact alone, and UpdateContact changes. Values are as on the wire. */
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
  /** Where the customer is reached. */
  customerEndpoint?: ContactEndpoint;
  /** Where the telephone system is reached that the contact goes through. */
  systemEndpoint?: ContactEndpoint;
}

/** Something that the agent is shown with the contact. */
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

/** As `QueueInfo` of UpdateContact. */
export interface ContactQueue {
  /** Any string. */
  readonly Id?: string;
}

/** As `UserInfo` of UpdateContact. */
export interface ContactUser {
  /** 1 to 256 characters. */
  readonly UserId?: string;
}

/** As `CustomerEndpoint` and `SystemEndpoint` of UpdateContact. */
export interface ContactEndpoint {
  readonly Type?: EndpointType;
  /** 0 to 256 characters. */
  readonly Address?: string;
}

/** A contact to create. System-defined segment attributes may be any. */
export interface NewContact extends ContactDetails {
  /** 1 to 256 characters, not used before. Default: a new UUID. */
  contactId?: string;
  /** The contact that this one is a transfer of, created before; the two share their attributes. Default: none, it is its own initial contact. */
  initialContactId?: string;
  /** Default: now. */
  startedAt?: Date;
  /** Merged into those of the initial contact. Default: none. */
  attributes?: Readonly<Record<string, string>>;
  /**
   * Whether it is the audio of another telephone system, brought in for analysis: UpdateContact changes queue, user and
   * endpoints of such contacts only. Default `false`.
   */
  externalAudio?: boolean;
}

/** A contact as stored at one moment. */
export interface ContactSnapshot extends ContactDetails {
  contactId: string;
  /** The contact's own id unless it is a transfer. */
  initialContactId: string;
  startedAt: Date;
  /** Moves with every successful write to this contact. */
  lastUpdatedAt: Date;
  /** Without prototype. */
  attributes: Record<string, string>;
  /** Without prototype. */
  references: Record<string, ContactReference>;
  /** Without prototype. */
  segmentAttributes: Record<string, SegmentAttributeValue>;
  externalAudio: boolean;
}
