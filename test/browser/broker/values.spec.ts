import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { failure, update } from './wire.js';

const TOO_LARGE = failure('ATTRIBUTES_TOO_LARGE', { details: expect.any(Array) });

test('an empty value is legal and removes the attribute', async ({ openHost, emulator }) => {
  const host = await openHost();
  expect(await host.app.ask(update({ A: 'x', B: 'y' }))).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.ask(update({ A: '' }))).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual({ B: 'y' });
});

test('names that every object has are ordinary names', async ({ openHost, emulator }) => {
  const host = await openHost();
  await host.session('logged_in');
  const names = [
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
    'prototype',
    'length',
  ];
  const attributes = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
  // The second and third are gathered into one call while the first is under way.
  await host.app.post(
    update(attributes),
    update({ A: 'x', toString: 'second' }),
    update({ valueOf: 'third' }),
  );
  expect(await host.app.answers(3)).toEqual([PUBLISHED_ANSWER, PUBLISHED_ANSWER, PUBLISHED_ANSWER]);
  expect(Object.entries(emulator.attributes(CONTACT)).toSorted()).toEqual(
    Object.entries({ ...attributes, A: 'x', toString: 'second', valueOf: 'third' }).toSorted(),
  );
});

test('every legal value is stored as it was sent', async ({ openHost, emulator }) => {
  const host = await openHost();
  const attributes = {
    Digits: '0123',
    Json: '{"a":[1,2,"\\u0000"]}',
    Markup: '<b>&amp;</b>',
    Spaces: '  \t two\r\nlines  ',
    Unicode: 'Zoë – 東京 – 👩‍👩‍👧 – \u202e',
    Composed: 'e\u0301 and é',
    'a-b_C9': '|',
  };
  expect(await host.app.ask(update(attributes))).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual(attributes);
  expect(await host.app.ask(JSON.stringify(update({ Unicode: 'ünï 🎧' })))).toBe(
    JSON.stringify(PUBLISHED_ANSWER),
  );
  expect(emulator.attributes(CONTACT)).toEqual({ ...attributes, Unicode: 'ünï 🎧' });
});

/** JavaScript of attributes, and whether they fit into the 32,768 bytes of a contact. */
const SIZES: readonly (readonly [attributes: string, fits: boolean])[] = [
  ["{ A: 'x'.repeat(32767) }", true],
  ["{ A: 'x'.repeat(32768) }", false],
  ["{ AB: 'x'.repeat(32767) }", false],
  ["{ A: 'x'.repeat(16383), B: 'x'.repeat(16383) }", true],
  ["{ A: 'x'.repeat(16383), BC: 'x'.repeat(16383) }", false],
  ["{ A: 'é'.repeat(16383) + 'x' }", true],
  ["{ A: 'é'.repeat(16384) }", false],
  ["{ AA: '€'.repeat(10922) }", true],
  ["{ AAA: '€'.repeat(10922) }", false],
  ["{ AAAA: '😀'.repeat(8191) }", true],
  ["{ AAAAA: '😀'.repeat(8191) }", false],
  ["{ ['n'.repeat(32767)]: 'x' }", true],
  ["{ ['n'.repeat(32767)]: 'xx' }", false],
  ["{ ['m'.repeat(16384)]: 1, ['n'.repeat(16385)]: 2 }", false],
];
const sized = (attributes: string, contactId: string) =>
  `{ ...${JSON.stringify(SAMPLE)}, data: { InitialContactId: '${contactId}', ContactAttributes: ${attributes} } }`;

test('names and values fill a contact to the last byte, and not one more', async ({ openHost, emulator }) => {
  const host = await openHost();
  for (const [attributes, fits] of SIZES) {
    const contactId = emulator.createContact();
    const answer = await host.app.askValue(sized(attributes, contactId));
    expect.soft(answer, attributes).toEqual(fits ? PUBLISHED_ANSWER : TOO_LARGE);
    const bytes = Object.entries(emulator.attributes(contactId))
      .flat()
      .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect.soft(bytes, attributes).toBe(fits ? 32_768 : 0);
  }
});

test('a name that is too long is answered differently from too much of everything', async ({ openHost }) => {
  const host = await openHost();
  expect(await host.app.askValue(sized("{ ['n'.repeat(32768)]: '' }", CONTACT))).toMatchObject({
    message: { errorType: 'INVALID_REQUEST' },
  });
});
