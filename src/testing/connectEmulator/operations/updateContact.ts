import type { ContactDetails } from '../ContactDetails.js';
import type { EmulatorState } from '../EmulatorState.js';
import { findSegmentAttributeProblem, isSystemDefined } from '../findSegmentAttributeProblem.js';
import { limits } from '../limits.js';
import { readContactDetails } from '../readContactDetails.js';
import { structure } from '../readRequest.js';
import { contactId, instanceId } from '../requestSchemas.js';
import { findContact } from './findContact.js';
import type { ConnectOperation } from './Operation.js';
import { membersOf, readMembers, readOrRefuse } from './readOrRefuse.js';
import { refuse } from './refuse.js';
import { requireActiveRegion } from './requireActiveRegion.js';

const path = structure({ InstanceId: instanceId, ContactId: contactId });

/** "UpdateContact" (Amazon Connect API reference). */
export const updateContact: ConnectOperation<'UpdateContact'> = {
  service: 'connect',
  name: 'UpdateContact',
  method: 'POST',
  path: /^\/contacts\/(?<InstanceId>[^/]+)\/(?<ContactId>[^/]+)$/,

  summarize({ parameters, body }) {
    const contactId = parameters.get('ContactId');
    const { details } = readContactDetails(membersOf(body), memberName);
    return {
      ...(contactId !== undefined && { contactId }),
      ...(Object.keys(details).length > 0 && { changes: details }),
    };
  },

  run({ parameters, body }, state) {
    const { InstanceId, ContactId } = readOrRefuse(path, Object.fromEntries(parameters), state);
    const { details, problems } = readContactDetails(readMembers(body, state), memberName);
    const [problem] = problems;
    if (problem) {
      throw refuse(state, problem.kind, problem.message);
    }
    if (Object.keys(details).length === 0) {
      throw refuse(state, 'nothingToUpdate', 'At least one member to update is required');
    }
    requireUpdatableSegmentAttributes(state, details);
    requireActiveRegion(state);
    const { isExternalAudio } = findContact(state, InstanceId, ContactId);
    const external = externalAudioOnly.find((name) => details[name] !== undefined);
    if (external && !isExternalAudio) {
      const message = `${memberName(external)} can be updated only for external audio contacts`;
      throw refuse(state, 'notExternalAudio', message);
    }
    if (!state.contacts.update(ContactId, details)) {
      const message = `All references of a contact may have ${limits.referenceBytes} bytes together`;
      throw refuse(state, 'referencesTooLarge', message);
    }
    return { body: {}, applied: true };
  },
};

const externalAudioOnly = ['queueInfo', 'userInfo', 'customerEndpoint', 'systemEndpoint'] as const;

/** The members of the API begin with a capital letter. */
function memberName(detail: keyof ContactDetails): string {
  return detail.charAt(0).toUpperCase() + detail.slice(1);
}

/** The contact's expiry, in minutes, is the only system-defined attribute that can be updated. */
function requireUpdatableSegmentAttributes(
  state: EmulatorState,
  { segmentAttributes = {} }: ContactDetails,
): void {
  const problem = findSegmentAttributeProblem(segmentAttributes, state.options.predefinedAttributes);
  if (problem) {
    throw refuse(state, 'badSegmentAttribute', problem);
  }
  for (const [name, value] of Object.entries(segmentAttributes).filter(([name]) => isSystemDefined(name))) {
    if (name !== 'connect:ContactExpiry') {
      throw refuse(state, 'badSegmentAttribute', `The segment attribute "${name}" cannot be updated`);
    }
    if (value.ValueMap?.ExpiryDuration?.ValueInteger === undefined) {
      const expected = 'a ValueMap with ExpiryDuration, a ValueInteger';
      throw refuse(state, 'badSegmentAttribute', `The segment attribute "${name}" must have ${expected}`);
    }
  }
}
