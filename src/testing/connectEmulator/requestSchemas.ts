import { z } from 'zod';
import type { ContactDetails, SegmentAttributeValue } from './ContactDetails.js';
import { endpointTypes, referenceStatuses, referenceTypes } from './contactEnums.js';
import { limits } from './limits.js';
import { mapOf, oneOf, recordOf, structure, text } from './readRequest.js';

/** Requests as in the service model of Amazon Connect. The text of each problem continues a sentence after "must". */

export const instanceId = text(limits.instanceIdLength);
export const contactId = text(limits.contactIdLength);

const attributeName = text(limits.attributeNameLength).refine((name) => limits.attributeName.test(name), {
  error: ({ input }) => `The attribute name "${input}" has characters other than letters, digits, - and _`,
  params: { kind: 'badAttributeName' },
});
/** `Attributes` of UpdateContactAttributes. */
export const attributes = mapOf(attributeName, text(limits.attributeValueLength));
/** Any strings by any name. */
export const strings = mapOf(z.string(), z.string('be a string'));

const segmentAttributeText = text(limits.segmentAttributeStringLength);
const segmentAttribute: z.ZodType<SegmentAttributeValue> = structure({
  ValueString: segmentAttributeText.exactOptional(),
  get ValueMap() {
    return segmentAttributes.exactOptional();
  },
  ValueInteger: z.int('be a whole number').exactOptional(),
  get ValueList() {
    return z.array(segmentAttribute, 'be a list').exactOptional();
  },
  ValueArn: segmentAttributeText.exactOptional(),
});
const segmentAttributes = recordOf(text(limits.segmentAttributeNameLength), segmentAttribute);

const endpoint = structure({
  Type: oneOf(endpointTypes).exactOptional(),
  Address: text(limits.endpointAddressLength).exactOptional(),
});

/** The members of UpdateContact. */
export const contactDetails = {
  name: text(limits.contactNameLength),
  description: text(limits.contactDescriptionLength),
  references: recordOf(
    text(limits.referenceNameLength),
    structure({
      Type: oneOf(referenceTypes),
      Value: text(limits.referenceValueLength).exactOptional(),
      Status: oneOf(referenceStatuses).exactOptional(),
      Arn: text(limits.referenceArnLength)
        .regex(limits.referenceArn, `match ${limits.referenceArn.source}`)
        .exactOptional(),
      StatusReason: text(limits.referenceStatusReasonLength).exactOptional(),
    }),
  ),
  segmentAttributes,
  queueInfo: structure({ Id: z.string('be a string').exactOptional() }),
  userInfo: structure({ UserId: text(limits.userIdLength).exactOptional() }),
  customerEndpoint: endpoint,
  systemEndpoint: endpoint,
} satisfies { readonly [Name in keyof ContactDetails]-?: z.ZodType<NonNullable<ContactDetails[Name]>> };
