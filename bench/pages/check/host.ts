import { requests } from '../../../src/protocol/requests.js';
import { Findings, map, object, textOfUnits } from '../../../src/protocol/shapes.js';
import { parseUpdateContactAttribute } from '../../../src/protocol/updateContactAttribute.js';
import { ATTRIBUTES as RULES } from '../../../src/protocol/wireData.js';
import { makeAttributes } from '../shared/makeAttributes.js';
import { offer } from '../shared/offer.js';
import { CONTACT } from '../shared/offerTrips.js';

const ATTRIBUTES = 500;
const NAME = 'OutboundCall/UpdateContactAttribute';

/** The same rules, except the total bytes, for the reader of all other requests. */
const UPDATE = object(
  {
    InitialContactId: RULES.contactId,
    ContactAttributes: map(
      {
        what: 'a name',
        fits: (name): name is string =>
          typeof name === 'string' && RULES.name.test(name) && name.length <= RULES.maxName,
      },
      textOfUnits(0, RULES.maxValue),
    ),
  },
  ['InitialContactId', 'ContactAttributes'],
);

/** The page's single pass over attributes, its reader of all other requests, and zod, which parses in Node. */
const CHECKS = {
  page: parseUpdateContactAttribute,
  reader: (data: unknown) => UPDATE.check(data, 'data', new Findings()),
  zod: (data: unknown) => requests[NAME].data.parse(data),
} as const;

export type Check = keyof typeof CHECKS;

/** Values of the same number of bytes, in characters of two bytes each, so that lengths and bytes differ. */
function inGreek(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, value.slice(1).replace(/(.)./g, 'λ')]),
  );
}

let copies: readonly unknown[] = [];

offer({
  /** Makes fresh copies of the largest legal request, as each message would. */
  prepare(script: 'Latin' | 'Greek', count: number): void {
    const latin = makeAttributes(ATTRIBUTES);
    const data = {
      InitialContactId: CONTACT,
      ContactAttributes: script === 'Latin' ? latin : inGreek(latin),
    };
    copies = Array.from({ length: count }, () => structuredClone(data));
  },
  check(name: Check): void {
    const check = CHECKS[name];
    for (const copy of copies) check(copy);
  },
});
