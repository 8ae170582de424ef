import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from './desktopTest.js';
import { details, failure, READY, READY_REQUEST, update } from './wire.js';

const LEGAL = { InitialContactId: CONTACT, ContactAttributes: { A: 'x' } };
const withData = (data: string) => `{ ...${JSON.stringify({ ...SAMPLE, data: undefined })}, data: ${data} }`;
const withAttributes = (attributes: string) =>
  withData(`{ InitialContactId: '${CONTACT}', ContactAttributes: ${attributes} }`);
const withId = (id: string) => withData(`{ InitialContactId: ${id}, ContactAttributes: { A: 'SECRET' } }`);
const withMember = (name: string, value: string) =>
  `{ ...${JSON.stringify({ ...SAMPLE, data: LEGAL })}, ${name}: ${value} }`;

/** JavaScript of a message, and the paths that its refusal names. Values say SECRET, so that none can slip out. */
const ILLEGAL: readonly (readonly [message: string, ...paths: string[]])[] = [
  [JSON.stringify({ ...SAMPLE, data: undefined }), 'data'],
  [withData("'SECRET'"), 'data'],
  [withData('null'), 'data'],
  [withData('5150'), 'data'],
  [withData("[{ InitialContactId: 'SECRET' }]"), 'data'],
  [withData("new Map([['InitialContactId', 'SECRET'], ['ContactAttributes', { A: 'x' }]])"), 'data'],
  [withData('{}'), 'data.InitialContactId', 'data.ContactAttributes'],
  [withData("{ ContactAttributes: { A: 'SECRET' } }"), 'data.InitialContactId'],
  [withId("''"), 'data.InitialContactId'],
  [withId("'SECRET'.padEnd(257, 'x')"), 'data.InitialContactId'],
  [withId('5150'), 'data.InitialContactId'],
  [withId('null'), 'data.InitialContactId'],
  [withId("['SECRET']"), 'data.InitialContactId'],
  [withId("'SECRET\\ud800'"), 'data.InitialContactId'],
  [withData(`{ InitialContactId: '${CONTACT}' }`), 'data.ContactAttributes'],
  [withAttributes('null'), 'data.ContactAttributes'],
  [withAttributes("'SECRET'"), 'data.ContactAttributes'],
  [withAttributes("['SECRET']"), 'data.ContactAttributes'],
  [withAttributes("Object.assign(['SECRET'], { A: 'SECRET' })"), 'data.ContactAttributes'],
  [withAttributes("new Map([['A', 'SECRET']])"), 'data.ContactAttributes'],
  [withAttributes('new Date()'), 'data.ContactAttributes'],
  [withAttributes('{}'), 'data.ContactAttributes'],
  [withAttributes("{ '': 'SECRET' }"), 'data.ContactAttributes.'],
  [withAttributes("{ 'Bad Key': 'SECRET' }"), 'data.ContactAttributes.Bad Key'],
  [withAttributes("{ 'a.b': 'SECRET', A: 'SECRET' }"), 'data.ContactAttributes.a.b'],
  [withAttributes("{ 'Größe': 'SECRET' }"), 'data.ContactAttributes.Größe'],
  [withAttributes("{ 'A\\n': 'SECRET' }"), 'data.ContactAttributes.A\n'],
  [withAttributes('{ A: 5150 }'), 'data.ContactAttributes.A'],
  [withAttributes('{ A: null }'), 'data.ContactAttributes.A'],
  [withAttributes('{ A: undefined }'), 'data.ContactAttributes.A'],
  [withAttributes('{ A: true }'), 'data.ContactAttributes.A'],
  [withAttributes("{ A: ['SECRET'] }"), 'data.ContactAttributes.A'],
  [withAttributes("{ A: { toString: 'SECRET' } }"), 'data.ContactAttributes.A'],
  [withAttributes("{ A: new String('SECRET') }"), 'data.ContactAttributes.A'],
  [
    withAttributes("{ Good: 'SECRET', A: 1, B: 'SECRET', C: 2 }"),
    'data.ContactAttributes.A',
    'data.ContactAttributes.C',
  ],
  [withAttributes("{ A: 'SECRET\\ud800' }"), 'data.ContactAttributes.A'],
  [withAttributes("{ A: '\\udc00\\ud800SECRET' }"), 'data.ContactAttributes.A'],
  [
    withAttributes('JSON.parse(\'{ "__proto__": "SECRET", "A": "SECRET" }\')'),
    'data.ContactAttributes.__proto__',
  ],
  [
    `JSON.stringify(${withAttributes('{ A: "x" }')}).replace('"A"', '"__proto__"')`,
    'data.ContactAttributes.__proto__',
  ],
  [withMember('source', '5150'), 'source'],
  [withMember('source', 'null'), 'source'],
  [withMember('source', "'SECRET'.padEnd(257, 'x')"), 'source'],
  [withMember('requestId', "''"), 'requestId'],
  [withMember('requestId', "'SECRET'.padEnd(129, 'x')"), 'requestId'],
  [withMember('requestId', 'NaN'), 'requestId'],
  [withMember('requestId', 'Infinity'), 'requestId'],
  [withMember('requestId', 'null'), 'requestId'],
  [withMember('requestId', 'true'), 'requestId'],
  [withMember('requestId', "['SECRET']"), 'requestId'],
  [withMember('requestId', "{ id: 'SECRET' }"), 'requestId'],
];

test('every illegal request is refused by the path of what is wrong, without any value', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  await host.session('logged_in');
  for (const [message, ...paths] of ILLEGAL) {
    const answer = await host.app.askValue(message);
    const data: unknown = typeof answer === 'string' ? JSON.parse(answer) : answer;
    expect.soft(data, message).toEqual(failure('INVALID_REQUEST', details(...paths)));
    expect.soft(JSON.stringify(answer), message).not.toMatch(/SECRET|5150/);
  }
  expect(await host.app.received()).toHaveLength(ILLEGAL.length);
  expect(emulator.calls.filter(({ operation }) => operation === 'UpdateContactAttributes')).toEqual([]);
  expect(host.problems).toEqual([]);
});

test('a request that is illegal in many places names ten of them, each cut short', async ({ openHost }) => {
  const host = await openHost();
  const attributes = Object.fromEntries(
    Array.from({ length: 15 }, (_, n) => [`${n} ${'x'.repeat(300)}`, 'v']),
  );
  const { message } = (await host.app.ask(update(attributes))) as {
    message: { errorMessage: string; details: { path: string; message: string }[] };
  };
  expect(message.details).toHaveLength(10);
  for (const { path, message: text } of message.details) {
    expect(path.length).toBeLessThanOrEqual(200);
    expect(text.length).toBeLessThanOrEqual(200);
    expect(path).toMatch(/^data\.ContactAttributes\.\d+ xxx/);
  }
});

test('the contact id may be spelled either way, or both when they agree', async ({ openHost, emulator }) => {
  const host = await openHost();
  const ask = (data: object) => host.app.ask({ ...SAMPLE, data });
  const ContactAttributes = { A: 'x' };
  expect(await ask({ InitialContactID: CONTACT, ContactAttributes })).toEqual(PUBLISHED_ANSWER);
  expect(
    await ask({ InitialContactID: CONTACT, InitialContactId: CONTACT, ContactAttributes: { B: 'y' } }),
  ).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual({ A: 'x', B: 'y' });
  expect(
    await ask({ InitialContactID: 'another', InitialContactId: CONTACT, ContactAttributes }),
  ).toMatchObject({
    message: {
      errorType: 'INVALID_REQUEST',
      details: [{ path: expect.stringMatching(/^data\.InitialContactI[dD]$/) }],
    },
  });
});

test('legal request ids come back in the answers of every operation', async ({ openHost }) => {
  const host = await openHost();
  await host.session('logged_in');
  for (const requestId of ['a', ' ', 'x'.repeat(128), '💬', '__proto__', 0, -1, 1.5, Number.MAX_VALUE]) {
    expect(await host.app.ask({ ...update({ A: 'x' }), requestId })).toEqual({
      ...PUBLISHED_ANSWER,
      requestId,
    });
    expect(await host.app.ask({ ...READY_REQUEST, requestId })).toEqual({ ...READY, requestId });
    expect(await host.app.ask({ ...update({ A: 1 }), requestId })).toEqual({
      ...failure('INVALID_REQUEST', details('data.ContactAttributes.A')),
      requestId,
    });
  }
});

test('unknown members are ignored wherever they stand, and source may be missing', async ({
  openHost,
  emulator,
}) => {
  const host = await openHost();
  const { source: _, ...sample } = SAMPLE;
  const data = { ...LEGAL, Extra: 1, ContactId: 'x', attributes: { A: 'y' } };
  expect(await host.app.ask({ ...sample, data, extra: { a: 1 }, version: 2 })).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.ask({ ...SAMPLE, data, source: 'x'.repeat(256) })).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.ask({ ...SAMPLE, data, source: '' })).toEqual(PUBLISHED_ANSWER);
  expect(emulator.attributes(CONTACT)).toEqual({ A: 'x' });
});

test('an illegal ready request is refused too', async ({ openHost }) => {
  const host = await openHost();
  expect(await host.app.ask({ ...READY_REQUEST, source: 5 })).toMatchObject({
    topic: 'App',
    subtopic: 'StateSync',
    message: { errorType: 'INVALID_REQUEST', details: [{ path: 'source' }] },
  });
});
