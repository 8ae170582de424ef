import { CONTACT, PUBLISHED_ANSWER, SAMPLE } from '../browser/broker/sample.js';
import { expect, test } from './engineTest.js';

/** The whole answer, with every text; the details are those of the table, cut as the contract says. */
function refused(
  errorType: keyof typeof MSG,
  ...problems: readonly (readonly [path: string, text: string])[]
): object {
  const cut = (text: string) => text.slice(0, 200);
  return {
    channel: 'Amazon',
    topic: 'OutboundCall',
    subtopic: 'UpdateContactAttributeResponse',
    message: {
      response: false,
      errorType,
      errorMessage: cut(problems.map(([path, text]) => `${path}: ${text}`).join('; ')),
      msg: MSG[errorType],
      retryable: false,
      outcome: 'not_applied',
      details: problems.slice(0, 10).map(([path, text]) => ({ path: cut(path), message: cut(text) })),
    },
  };
}

const MSG = {
  INVALID_REQUEST: 'The request could not be understood.',
  ATTRIBUTES_TOO_LARGE: 'The update is too large to be saved.',
};

const sample = JSON.stringify({ ...SAMPLE, data: undefined });
const withData = (data: string) => `{ ...${sample}, data: ${data} }`;
const withAttributes = (attributes: string, id = CONTACT) =>
  withData(`{ InitialContactId: '${id}', ContactAttributes: ${attributes} }`);
const withId = (id: string) => withData(`{ InitialContactId: ${id}, ContactAttributes: { A: 'x' } }`);
const withMember = (member: string) =>
  withData(`{ InitialContactId: '${CONTACT}', ContactAttributes: { A: 'x' } }, ${member}`);

const A = 'data.ContactAttributes.A';
const ATTRIBUTES = 'data.ContactAttributes';
const ID = 'data.InitialContactId';
const noId = (got: string) => [ID, `expected a string of 1 to 256 characters, got ${got}`] as const;
const noText = (path: string, got: string) =>
  [path, `expected a string of well-formed Unicode, got ${got}`] as const;
const noName = (name: string) =>
  [
    `${ATTRIBUTES}.${name}`,
    'expected a name of letters, digits, dash and underscore, got another string',
  ] as const;
const TOO_MANY_BYTES = refused('ATTRIBUTES_TOO_LARGE', [
  ATTRIBUTES,
  'expected at most 32768 bytes of UTF-8 in all',
]);

/** JavaScript of a message, and its answer in every browser. */
const ANSWERS: readonly (readonly [message: string, answer: object])[] = [
  // Kinds of data.
  [withData('undefined'), refused('INVALID_REQUEST', ['data', 'expected an object, got undefined'])],
  [withData('null'), refused('INVALID_REQUEST', ['data', 'expected an object, got null'])],
  [withData('10n'), refused('INVALID_REQUEST', ['data', 'expected an object, got bigint'])],
  [withData('[]'), refused('INVALID_REQUEST', ['data', 'expected an object, got array'])],
  [withData('new Map()'), refused('INVALID_REQUEST', ['data', 'expected an object, got object'])],
  [withData('new Error("x")'), refused('INVALID_REQUEST', ['data', 'expected an object, got object'])],
  [withData('new Uint8Array(8)'), refused('INVALID_REQUEST', ['data', 'expected an object, got object'])],
  [withData('new Blob(["x"])'), refused('INVALID_REQUEST', ['data', 'expected an object, got object'])],
  [
    withData('{}'),
    refused('INVALID_REQUEST', noId('undefined'), [ATTRIBUTES, 'expected an object, got undefined']),
  ],
  // Ids.
  [withId("''"), refused('INVALID_REQUEST', noId('another string'))],
  [withId("'x'.repeat(257)"), refused('INVALID_REQUEST', noId('another string'))],
  [withId("'x\\ud800'"), refused('INVALID_REQUEST', noId('another string'))],
  [withId('5'), refused('INVALID_REQUEST', noId('number'))],
  [withId("new String('x')"), refused('INVALID_REQUEST', noId('object'))],
  [
    withData(`{ InitialContactId: '${CONTACT}', InitialContactID: 'x', ContactAttributes: { A: 'x' } }`),
    refused('INVALID_REQUEST', ['data.InitialContactID', 'expected the same as data.InitialContactId']),
  ],
  [
    withMember("requestId: ''"),
    refused('INVALID_REQUEST', ['requestId', 'expected 1 to 128 characters, or a finite number']),
  ],
  [
    withMember("requestId: 'x'.repeat(129)"),
    refused('INVALID_REQUEST', ['requestId', 'expected 1 to 128 characters, or a finite number']),
  ],
  [
    withMember('requestId: NaN'),
    refused('INVALID_REQUEST', ['requestId', 'expected 1 to 128 characters, or a finite number']),
  ],
  [
    withMember("source: 'x'.repeat(257)"),
    refused('INVALID_REQUEST', ['source', 'expected at most 256 characters']),
  ],
  // Names.
  [withAttributes('{}'), refused('INVALID_REQUEST', [ATTRIBUTES, 'expected at least one attribute'])],
  [
    withAttributes("Object.assign(['x'], { A: 'x' })"),
    refused('INVALID_REQUEST', [ATTRIBUTES, 'expected an object, got array']),
  ],
  [withAttributes('new Date(0)'), refused('INVALID_REQUEST', [ATTRIBUTES, 'expected an object, got object'])],
  [withAttributes("{ '': 'x' }"), refused('INVALID_REQUEST', noName(''))],
  [withAttributes("{ 'Bad Key': 'x' }"), refused('INVALID_REQUEST', noName('Bad Key'))],
  [withAttributes("{ 'Größe': 'x' }"), refused('INVALID_REQUEST', noName('Größe'))],
  [withAttributes("{ 'A\\n': 'x' }"), refused('INVALID_REQUEST', noName('A\n'))],
  [withAttributes("{ 'ſ\\u212a': 'x' }"), refused('INVALID_REQUEST', noName('ſ\u212a'))],
  [withAttributes("{ 'A\\ud800': 'x' }"), refused('INVALID_REQUEST', noName('A\ud800'))],
  [
    withAttributes('JSON.parse(\'{ "__proto__": "x", "A": "x" }\')'),
    refused('INVALID_REQUEST', [`${ATTRIBUTES}.__proto__`, 'expected another name']),
  ],
  [withAttributes("{ ['n'.repeat(32768)]: '' }"), refused('INVALID_REQUEST', noName('n'.repeat(32_768)))],
  // Values.
  [withAttributes('{ A: 5 }'), refused('INVALID_REQUEST', noText(A, 'number'))],
  [withAttributes('{ A: null }'), refused('INVALID_REQUEST', noText(A, 'null'))],
  [withAttributes('{ A: undefined }'), refused('INVALID_REQUEST', noText(A, 'undefined'))],
  [withAttributes('{ A: 10n }'), refused('INVALID_REQUEST', noText(A, 'bigint'))],
  [withAttributes("{ A: new String('x') }"), refused('INVALID_REQUEST', noText(A, 'object'))],
  [withAttributes("{ A: 'x\\ud800' }"), refused('INVALID_REQUEST', noText(A, 'another string'))],
  [withAttributes("{ A: '\\udc00\\ud800x' }"), refused('INVALID_REQUEST', noText(A, 'another string'))],
  [
    withAttributes("{ A: '\\ud83d', B: '\\ude00' }"),
    refused('INVALID_REQUEST', noText(A, 'another string'), noText(`${ATTRIBUTES}.B`, 'another string')),
  ],
  [
    withAttributes("{ A: 'x'.repeat(32768) }"),
    refused('ATTRIBUTES_TOO_LARGE', [A, 'expected at most 32767 characters, got 32768']),
  ],
  // Bytes, one more than allowed.
  [withAttributes("{ AB: 'x'.repeat(32767) }"), TOO_MANY_BYTES],
  [withAttributes("{ A: 'x'.repeat(16383), BC: 'x'.repeat(16383) }"), TOO_MANY_BYTES],
  [withAttributes("{ AAA: '€'.repeat(10922) }"), TOO_MANY_BYTES],
  [withAttributes("{ AAAAA: '😀'.repeat(8191) }"), TOO_MANY_BYTES],
  [withAttributes("{ ['n'.repeat(32767)]: 'xx' }"), TOO_MANY_BYTES],
  [withAttributes("{ ['m'.repeat(16384)]: 1, ['n'.repeat(16385)]: 2 }"), TOO_MANY_BYTES],
  [withAttributes('many(10000, "x")'), TOO_MANY_BYTES],
  // Ten thousand names that fit, each with an invalid value: numbers come before other names.
  [
    withAttributes('many(10000, 5)'),
    refused(
      'INVALID_REQUEST',
      ...Array.from({ length: 10 }, (_, n) => noText(`${ATTRIBUTES}.${n}`, 'number')),
    ),
  ],
  // Deep and cyclic.
  [withAttributes('{ A: deep(1000) }'), refused('INVALID_REQUEST', noText(A, 'object'))],
  [withAttributes('{ A: cyclic() }'), refused('INVALID_REQUEST', noText(A, 'object'))],
  [
    withData('cyclic()'),
    refused('INVALID_REQUEST', noId('undefined'), [ATTRIBUTES, 'expected an object, got array']),
  ],
  [withMember('extra: cyclic(), deep: deep(1000)'), PUBLISHED_ANSWER],
];

/** For the messages: 10,000 names in 28,668 bytes, and data that JSON cannot express. */
const MAKERS = `
  globalThis.many = (count, value) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [n.toString(36), value]));
  globalThis.deep = (levels) => Array.from({ length: levels }).reduce((inner) => ({ inner }), {});
  globalThis.cyclic = () => {
    const made = {};
    return Object.assign(made, { made, ContactAttributes: [made] });
  };`;

test('every browser reports the problems of a request with the same text', async ({ openHost }) => {
  const host = await openHost({
    emulator: { quota: false },
    host: {
      config: "allowedOrigins: [{ origin: ORIGIN('127.0.0.1'), rateLimit: false }],",
      attributes: { 'data-allowed-origins': undefined },
    },
  });
  await host.session('logged_in');
  const app = host.app();
  await app.value(`void (() => { ${MAKERS} })()`);
  for (const [message, answer] of ANSWERS) {
    expect.soft(await app.askValue(message), message).toStrictEqual(answer);
  }
  expect(await host.allReceived(app)).toHaveLength(ANSWERS.length);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual({ A: 'x' });
  expect(await host.problems()).toStrictEqual([]);
});

/** JavaScript of attributes that fill a contact to the last byte. */
const FULL: readonly string[] = [
  "{ A: 'x'.repeat(32767) }",
  "{ A: 'x'.repeat(16383), B: 'x'.repeat(16383) }",
  "{ A: 'é'.repeat(16383) + 'x' }",
  "{ AA: '€'.repeat(10922) }",
  "{ AAAA: '😀'.repeat(8191) }",
  "{ ['n'.repeat(32767)]: 'x' }",
];

test('names and values fill a contact to the last byte', async ({ openHost }) => {
  const host = await openHost({ emulator: { quota: false }, host: { config: 'callLimit: false,' } });
  await host.session('logged_in');
  for (const attributes of FULL) {
    const contactId = host.emulator.createContact();
    expect
      .soft(await host.app().askValue(withAttributes(attributes, contactId)), attributes)
      .toStrictEqual(PUBLISHED_ANSWER);
    const stored = Object.entries(host.emulator.attributes(contactId)).flat().join('');
    expect.soft(Buffer.byteLength(stored), attributes).toBe(32_768);
  }
});

test('10,000 names are sent in one call', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  const app = host.app();
  await app.value(`void (() => { ${MAKERS} })()`);
  expect(await app.askValue(withAttributes("many(10000, '')"))).toStrictEqual(PUBLISHED_ANSWER);
  expect(host.updateCalls.map(({ attributes = {} }) => Object.keys(attributes).length)).toStrictEqual([
    10_000,
  ]);
});

test('every legal value is stored as it was sent, and names that objects inherit are ordinary names', async ({
  openHost,
}) => {
  const host = await openHost();
  const attributes = {
    Digits: '0123',
    Json: '{"a":[1,2,"\\u0000"]}',
    Markup: '<b>&amp;</b>',
    Spaces: '  \t two\r\nlines  \u2028',
    Nul: '\0',
    Unicode: 'Zoë – 東京 – 👩‍👩‍👧 – \u202e\ufeff',
    Composed: 'e\u0301 and é',
    'a-b_C9': '|',
    constructor: 'c',
    toString: 't',
    hasOwnProperty: 'h',
    valueOf: 'v',
    7: 'seven',
  };
  const request = { ...SAMPLE, data: { InitialContactId: CONTACT, ContactAttributes: attributes } };
  expect(await host.app().ask(request)).toStrictEqual(PUBLISHED_ANSWER);
  expect({ ...host.emulator.attributes(CONTACT) }).toStrictEqual(attributes);
});
