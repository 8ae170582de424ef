// The smaller form of zod, for a script that every page loads.
import * as z from 'zod/mini';

const MAX_BYTES = 32_768;
const MAX_UNITS = 32_767;
const encoder = new TextEncoder();

const contactId = z.string().check(z.minLength(1), z.maxLength(256));
const name = z.string().check(z.maxLength(MAX_UNITS), z.regex(/^[A-Za-z0-9_-]+$/));
const value = z.string().check(
  z.maxLength(MAX_UNITS),
  z.refine((text) => text.isWellFormed()),
);

/** `data` of the published request, under the rules that the broker applies. */
export const attributeUpdate = z.object({
  InitialContactId: contactId,
  ContactAttributes: z.record(name, value).check(
    z.refine((attributes) => Object.keys(attributes).length > 0, 'expected at least one attribute'),
    z.refine((attributes) => bytesOf(attributes) <= MAX_BYTES, `expected at most ${MAX_BYTES} bytes`),
  ),
});

function bytesOf(attributes: Readonly<Record<string, string>>): number {
  return encoder.encode(Object.entries(attributes).flat().join('')).length;
}
