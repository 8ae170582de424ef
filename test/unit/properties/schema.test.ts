import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { BrokerError } from '../../../src/protocol/BrokerError.js';
import { parseUpdateContactAttribute } from '../../../src/protocol/updateContactAttribute.js';

const text = z.string().refine((value) => !/\p{Surrogate}/u.test(value));

/** The wire's rules once more, in the words of a schema library: a second opinion on what is legal. */
const Update = z.object({
  InitialContactId: text.min(1).max(256),
  ContactAttributes: z
    .record(z.string().regex(/^[A-Za-z0-9_-]+$/), text)
    .refine((attributes) => Object.keys(attributes).length > 0),
});

const name = fc.oneof(
  fc.stringMatching(/^[\w-]{1,8}$/),
  fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'a b', 'ä', '', 'a\n'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\ud800', 'a\udc00b', '\ud83d\ude00'),
  fc.jsonValue(),
);
const data = fc.record(
  {
    InitialContactId: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('', '\ud800', 'a\udc00b', 'x'.repeat(256), 'x'.repeat(257)),
      fc.jsonValue(),
    ),
    ContactAttributes: fc
      .oneof(fc.dictionary(name, value), fc.jsonValue())
      // zod's record drops the one name that nothing can carry.
      .filter((attributes) => !Object.hasOwn(Object(attributes), '__proto__')),
    Extra: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

it('an update is legal exactly when a schema library says so', () => {
  fc.assert(
    fc.property(data, (update) => {
      let isLegal = true;
      try {
        parseUpdateContactAttribute(update);
      } catch (error) {
        if (!(error instanceof BrokerError)) throw error;
        isLegal = false;
      }
      expect(isLegal).toBe(Update.safeParse(update).success);
    }),
    { numRuns: 2_000 },
  );
});
