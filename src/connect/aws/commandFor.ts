import {
  GetContactAttributesCommand,
  UpdateContactAttributesCommand,
  UpdateContactCommand,
} from '@aws-sdk/client-connect';
import type { ContactCall } from '../ContactCall.js';

/** An operation of the Amazon Connect API, each by the gateway method that stands for it. */
const COMMANDS = {
  updateContactAttributes: UpdateContactAttributesCommand,
  getContactAttributes: GetContactAttributesCommand,
  updateContact: UpdateContactCommand,
} as const satisfies Record<ContactCall['method'], unknown>;

/** @param input as the API has it; the caller has checked it */
export function commandFor(method: ContactCall['method'], input: object) {
  const Command = COMMANDS[method] as new (input: object) => UpdateContactAttributesCommand;
  return new Command(input);
}
