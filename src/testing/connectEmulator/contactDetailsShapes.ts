import type { ContactDetails } from './ContactDetails.js';
import { endpointTypes, referenceStatuses, referenceTypes } from './contactEnums.js';
import { limits } from './limits.js';
import type { Shape } from './Shape.js';

const segmentAttributeString: Shape = { type: 'string', length: limits.segmentAttributeStringLength };

const segmentAttributeValue: Shape = {
  type: 'structure',
  members: {
    ValueString: segmentAttributeString,
    get ValueMap() {
      return segmentAttributes;
    },
    ValueInteger: { type: 'integer' },
    get ValueList(): Shape {
      return { type: 'list', member: segmentAttributeValue };
    },
    ValueArn: segmentAttributeString,
  },
};

const segmentAttributes: Shape = {
  type: 'map',
  nameLength: limits.segmentAttributeNameLength,
  value: segmentAttributeValue,
};

const endpoint: Shape = {
  type: 'structure',
  members: {
    Type: { type: 'string', values: endpointTypes },
    Address: { type: 'string', length: limits.endpointAddressLength },
  },
};

/** The members of UpdateContact, as in the service model. */
export const contactDetailsShapes: Readonly<Record<keyof ContactDetails, Shape>> = {
  name: { type: 'string', length: limits.contactNameLength },
  description: { type: 'string', length: limits.contactDescriptionLength },
  references: {
    type: 'map',
    nameLength: limits.referenceNameLength,
    value: {
      type: 'structure',
      required: ['Type'],
      members: {
        Type: { type: 'string', values: referenceTypes },
        Value: { type: 'string', length: limits.referenceValueLength },
        Status: { type: 'string', values: referenceStatuses },
        Arn: { type: 'string', length: limits.referenceArnLength, pattern: limits.referenceArn },
        StatusReason: { type: 'string', length: limits.referenceStatusReasonLength },
      },
    },
  },
  segmentAttributes,
  queueInfo: { type: 'structure', members: { Id: { type: 'string' } } },
  userInfo: { type: 'structure', members: { UserId: { type: 'string', length: limits.userIdLength } } },
  customerEndpoint: endpoint,
  systemEndpoint: endpoint,
};
