import { READY_REQUEST } from '../broker/wire.js';
import { ADMITTED, type Desk, post } from './Desk.js';
import { expect, type Frame, PUBLISHED_ANSWER, SAMPLE, test } from './hostileTest.js';

/** What a message is worth: an answer `true`, a refusal of this type, or no answer at all. */
type Worth = 'true' | 'silence' | 'INVALID_REQUEST' | 'ATTRIBUTES_TOO_LARGE';

interface Answer {
  readonly requestId?: unknown;
  readonly message: { readonly response: boolean; readonly errorType?: string };
}

/** The start of every case in the window that speaks: a request of its own each time, to a contact of the cases' own. */
async function prepare(desk: Desk, frame: Frame): Promise<string> {
  const contact = desk.emulator.createContact();
  await frame.evaluate(`
    window.request = (more = {}) => ({ ...${JSON.stringify({ ...SAMPLE, data: undefined })}, data: legal(), ...more });
    window.legal = (more = {}) => ({ InitialContactId: '${contact}', ContactAttributes: { A: 'x' }, ...more });
    window.withAttributes = (attributes) => request({ data: legal({ ContactAttributes: attributes }) });
    window.nested = (depth, inner) => { let all = inner; for (let n = 0; n < depth; n += 1) all = { all }; return all; };
    window.wide = (count, value) => Object.fromEntries(Array.from({ length: count }, (_, n) => ['n' + n, value]));
    window.cyclic = (object) => { object.self = object; return object; };
    window.inherited = (json) => JSON.parse('{"__proto__":' + json + '}');`);
  return contact;
}

function worthOf(answer: unknown): Worth {
  const { message } = (typeof answer === 'string' ? JSON.parse(answer) : answer) as Answer;
  return message.response ? 'true' : (message.errorType as Worth);
}

async function runCases(
  desk: Desk,
  frame: Frame,
  cases: readonly (readonly [name: string, message: string, worth: Worth, transfer?: string])[],
): Promise<void> {
  for (const [name, message, worth, transfer] of cases) {
    const answers = await desk.ask(frame, post(message, transfer), worth === 'silence' ? 0 : 1);
    expect.soft(answers.map(worthOf), name).toEqual(worth === 'silence' ? [] : [worth]);
    await desk.check(name);
  }
}

/** JavaScript of values that a message can carry and JSON cannot, or not as they are; none is a string or a plain envelope. */
const VALUES = [
  'undefined',
  'null',
  'true',
  'NaN',
  '-0',
  'Infinity',
  '10n',
  'Object(10n)',
  'new Number(5)',
  "new String('Amazon')",
  'new Boolean(true)',
  "new Map([['channel', 'Amazon'], ['InitialContactId', 'x'], ['A', 'x']])",
  "new Set(['Amazon'])",
  'new Date(0)',
  'new Date(NaN)',
  '/Amazon/gi',
  'new ArrayBuffer(8)',
  'new ArrayBuffer(8, { maxByteLength: 64 })',
  'new Uint8Array(4)',
  'new Float64Array([NaN, -0])',
  'new BigInt64Array(2)',
  'new DataView(new ArrayBuffer(8))',
  "new Blob(['Amazon'])",
  "new File(['Amazon'], 'Amazon')",
  'new ImageData(1, 1)',
  "((canvas) => { canvas.getContext('2d'); return canvas.transferToImageBitmap(); })(new OffscreenCanvas(1, 1))",
  "new Error('Amazon', { cause: { channel: 'Amazon' } })",
  "new AggregateError([new RangeError('x')], 'Amazon')",
  "new DOMException('Amazon', 'DataCloneError')",
  'new DOMRect(1, 2, 3, 4)',
  'new DOMMatrix()',
  'new DOMPoint()',
  '[]',
  '[, 1, , 2]',
  "Object.assign(['x'], { channel: 'Amazon', A: 'x' })",
  'new Array(4_000_000)',
  'cyclic([1])',
  'cyclic({})',
  'nested(100, [new Map([[{}, new Set([nested(10, 1)])]])])',
  '{ a: { b: [undefined, NaN, -0, 10n] } }',
] as const;

/** Where a value can stand, and what the message is worth then; `V` is the value. */
const PLACES: readonly (readonly [place: string, message: string, worth: Worth])[] = [
  ['the message', 'V', 'silence'],
  ['channel', 'request({ channel: V })', 'silence'],
  ['topic', 'request({ topic: V })', 'silence'],
  ['subtopic', 'request({ subtopic: V })', 'silence'],
  ['an extra member', 'request({ extra: V })', 'true'],
  ['an extra member of data', 'request({ data: legal({ extra: V }) })', 'true'],
  ['data', 'request({ data: V })', 'INVALID_REQUEST'],
  ['the contact id', 'request({ data: legal({ InitialContactId: V }) })', 'INVALID_REQUEST'],
  ['the attributes', 'withAttributes(V)', 'INVALID_REQUEST'],
  ['a value', 'withAttributes({ A: V })', 'INVALID_REQUEST'],
  ['a value among others', "withAttributes({ A: 'x', B: V, C: 'y' })", 'INVALID_REQUEST'],
  ['source', 'request({ source: V })', 'INVALID_REQUEST'],
  ['requestId', 'request({ requestId: V })', 'INVALID_REQUEST'],
];

/** The few of the values that are legal in places. */
const LEGAL = ['undefined source', 'undefined requestId', '-0 requestId'];

test('whatever a window can post is read, refused by name, or left alone, wherever in the message it stands', async ({
  openDesk,
}) => {
  const desk = await openDesk();
  const frame = await desk.frame(`${ADMITTED}/speaker`);
  const contact = await prepare(desk, frame);
  for (const value of VALUES) {
    // All places at once: the id says which answer is whose, except where the id is the value.
    const due = PLACES.map(([place, message, worth]) => ({
      place,
      speak: post(`((message) => {
        if (${place !== 'the message' && place !== 'requestId'}) message.requestId = ${JSON.stringify(place)};
        return message;
      })(${message.replaceAll('V', () => `(${value})`)})`),
      worth: LEGAL.includes(`${value} ${place}`) ? 'true' : worth,
    }));
    const expected = due
      .filter(({ worth }) => worth !== 'silence')
      .map(({ place, worth }) => `${place === 'requestId' ? '' : place}: ${worth}`);
    const answers = await desk.ask(frame, due.map(({ speak }) => speak).join('\n'), expected.length);
    const got = (answers as Answer[]).map((answer) => {
      const id = typeof answer.requestId === 'string' ? answer.requestId : '';
      return `${id}: ${worthOf(answer)}`;
    });
    expect.soft(got.toSorted(), value).toEqual(expected.toSorted());
    await desk.check(value);
  }
  expect(desk.emulator.attributes(contact)).toEqual({ A: 'x' });
  await desk.close();
});

test('names that every object has are no way in', async ({ openDesk }) => {
  const desk = await openDesk();
  const frame = await desk.frame(`${ADMITTED}/speaker`);
  const contact = await prepare(desk, frame);
  const names = Object.getOwnPropertyNames(Object.prototype);
  for (const name of [...names, 'prototype', 'toJSON', 'then']) {
    const key = `[${JSON.stringify(name)}]`;
    await runCases(desk, frame, [
      [`${name} as topic`, `request({ topic: '${name}' })`, 'silence'],
      [`${name} as subtopic`, `request({ subtopic: '${name}' })`, 'silence'],
      [`${name} as both`, `request({ topic: '${name}', subtopic: '${name}' })`, 'silence'],
      [`${name} as member`, `request({ ${key}: { channel: 'x' } })`, 'true'],
      [`${name} as member of data`, `request({ data: legal({ ${key}: 'x' }) })`, 'true'],
      [
        `${name} as attribute`,
        `withAttributes({ ${key}: 'x' })`,
        name === '__proto__' ? 'INVALID_REQUEST' : 'true',
      ],
      [`${name} as attribute with an object`, `withAttributes({ ${key}: {} })`, 'INVALID_REQUEST'],
    ]);
  }
  await runCases(desk, frame, [
    ['an envelope that is only inherited', 'inherited(JSON.stringify(request()))', 'silence'],
    [
      'a channel that is only inherited',
      'Object.assign(inherited(\'{"channel":"Amazon"}\'), request({ channel: 1 }))',
      'silence',
    ],
    [
      'data that is only inherited',
      'request({ data: inherited(JSON.stringify(legal())) })',
      'INVALID_REQUEST',
    ],
    ['attributes that are only inherited', `withAttributes(inherited('{"A":"x"}'))`, 'INVALID_REQUEST'],
    [
      'a request id that is only inherited',
      `Object.defineProperty(request(), '__proto__', { value: { requestId: {} }, enumerable: true })`,
      'true',
    ],
    ['own members of an instance', 'Object.assign(new (class Sample {})(), request())', 'true'],
  ]);
  const stored = desk.emulator.attributes(contact);
  expect(Object.keys(stored).toSorted()).toEqual(
    ['A', 'prototype', 'then', 'toJSON', ...names.filter((name) => name !== '__proto__')].toSorted(),
  );
  await desk.close();
});

test('messages of any size, width and depth are answered shortly, or not at all', async ({ openDesk }) => {
  const desk = await openDesk();
  const frame = await desk.frame(`${ADMITTED}/speaker`);
  await prepare(desk, frame);
  await runCases(desk, frame, [
    ['100,000 members', 'Object.assign(wide(100_000, 1), request())', 'true'],
    ['100,000 members and no channel', 'wide(100_000, 1)', 'silence'],
    ['100,000 members of data', 'request({ data: { ...wide(100_000, 1), ...legal() } })', 'true'],
    ['100,000 attributes', "withAttributes(wide(100_000, ''))", 'ATTRIBUTES_TOO_LARGE'],
    ['100,000 attributes that are no strings', 'withAttributes(wide(100_000, {}))', 'ATTRIBUTES_TOO_LARGE'],
    [
      'as many illegal names as fit',
      "withAttributes(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [' ' + n, ''])))",
      'INVALID_REQUEST',
    ],
    ['as many wrong values as fit', 'withAttributes(wide(5_000, null))', 'INVALID_REQUEST'],
    ['as many legal attributes as fit', "withAttributes(wide(5_000, ''))", 'true'],
    [
      'long names of control characters',
      "withAttributes(Object.fromEntries(Array.from({ length: 40 }, (_, n) => ['\\x01'.repeat(500) + n, ''])))",
      'INVALID_REQUEST',
    ],
    ['a name as long as fits', "withAttributes({ ['\\x01'.repeat(32_767)]: '' })", 'INVALID_REQUEST'],
    [
      'a contact id of a million characters',
      "request({ data: legal({ InitialContactId: 'x'.repeat(1e6) }) })",
      'INVALID_REQUEST',
    ],
    ['a value of 16 million characters', "withAttributes({ A: 'x'.repeat(16e6) })", 'ATTRIBUTES_TOO_LARGE'],
    ['a request id of 16 million characters', "request({ requestId: 'x'.repeat(16e6) })", 'INVALID_REQUEST'],
    ['a source of 16 million characters', "request({ source: 'x'.repeat(16e6) })", 'INVALID_REQUEST'],
    ['a topic of 16 million characters', "request({ topic: 'x'.repeat(16e6) })", 'silence'],
    ['a channel of 16 million characters', "request({ channel: 'x'.repeat(16e6) })", 'silence'],
    ['an extra member of 16 million characters', "request({ extra: 'x'.repeat(16e6) })", 'true'],
    ['2,000 deep beside the data', 'request({ extra: nested(2_000, 1) })', 'true'],
    ['2,000 deep as data', 'request({ data: nested(2_000, 1) })', 'INVALID_REQUEST'],
    ['2,000 deep as attributes', 'withAttributes(nested(2_000, 1))', 'INVALID_REQUEST'],
    ['2,000 deep as a value', 'withAttributes({ A: nested(2_000, 1) })', 'INVALID_REQUEST'],
    ['a message that holds itself', 'cyclic(request())', 'true'],
    ['data that is the message', '((all) => { all.data = all; return all; })(request())', 'INVALID_REQUEST'],
    ['data that holds itself', 'request({ data: cyclic(legal()) })', 'true'],
    ['attributes that hold themselves', "withAttributes(cyclic({ A: 'x' }))", 'INVALID_REQUEST'],
    [
      'one object in every place',
      '((all) => request({ data: legal({ ContactAttributes: all }), source: all, requestId: all }))({ A: "x" })',
      'INVALID_REQUEST',
    ],
    [
      'attributes that the message holds twice',
      "((all) => request({ extra: all, data: legal({ ContactAttributes: all }) }))({ A: 'x' })",
      'true',
    ],
    [
      'a transferred buffer',
      '(() => { window.buffer = new ArrayBuffer(32e6); return request({ extra: buffer }); })()',
      'true',
      '[buffer]',
    ],
    [
      'a transferred port',
      '(() => { window.pair = new MessageChannel(); pair.port1.onmessage = () => collected.push("port"); return request({ port: pair.port2 }); })()',
      'true',
      '[pair.port2]',
    ],
    [
      'a transferred port beside the message',
      '(() => { window.pair = new MessageChannel(); pair.port1.onmessage = () => collected.push("port"); return request(); })()',
      'true',
      '[pair.port2]',
    ],
    [
      'a transferred port as data',
      '(() => { window.pair = new MessageChannel(); return request({ data: pair.port2 }); })()',
      'INVALID_REQUEST',
      '[pair.port2]',
    ],
    [
      'a transferred port as the message',
      '(() => { window.pair = new MessageChannel(); return pair.port2; })()',
      'silence',
      '[pair.port2]',
    ],
    [
      'a transferred stream',
      '(() => { window.stream = new ReadableStream(); return request({ extra: stream }); })()',
      'true',
      '[stream]',
    ],
    [
      'a message that cannot be read on the other side',
      'request({ extra: new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) })',
      'silence',
    ],
    ['a lone surrogate in the topic', "request({ topic: '\\ud800' })", 'silence'],
    ['a lone surrogate in the id', "request({ requestId: '\\ud800' })", 'true'],
    ['a lone surrogate in the source', "request({ source: '\\udc00' })", 'true'],
    [
      'a lone surrogate in the contact id',
      "request({ data: legal({ InitialContactId: 'x\\ud800' }) })",
      'INVALID_REQUEST',
    ],
    ['a lone surrogate in a name', "withAttributes({ 'A\\ud800': 'x' })", 'INVALID_REQUEST'],
    ['a lone surrogate in a value', "withAttributes({ A: '\\udc00\\ud800' })", 'INVALID_REQUEST'],
    ['a lone surrogate elsewhere', "request({ ['\\ud800']: '\\udc00' })", 'true'],
  ]);
  await desk.close();
});

test('JSON strings are read as JSON, and by no other rules', async ({ openDesk }) => {
  const desk = await openDesk();
  const frame = await desk.frame(`${ADMITTED}/speaker`);
  const contact = await prepare(desk, frame);
  await frame.evaluate(`
    window.json = (more) => JSON.stringify(request(more));
    window.spliced = (text, more) => json(more).replace('{', '{' + text + ',');
    window.attributesText = (text) => json().replace('{"A":"x"}', text);`);
  await runCases(desk, frame, [
    ['the request', 'json()', 'true'],
    ['space around it', "' \\n\\t' + json() + '\\r\\n '", 'true'],
    ['a byte order mark', "'\\ufeff' + json()", 'silence'],
    ['a comma at the end', "json().replace(/}$/, ',}')", 'silence'],
    ['two messages', 'json() + json()', 'silence'],
    ['a string in a string', 'JSON.stringify(json())', 'silence'],
    ['a list', "'[' + json() + ']'", 'silence'],
    ['another channel first, the last counts', 'spliced(\'"channel":"Other"\')', 'true'],
    ['another channel last', 'json().replace(/}$/, \',"channel":"Other"}\')', 'silence'],
    ['the channel by an escape', "json().replace('Amazon', '\\\\u0041mazon')", 'silence'],
    [
      'the channel by an escape, and named elsewhere',
      'spliced(\'"x":"Amazon"\').replace(\'channel":"Amazon\', \'channel":"\\\\u0041mazon\')',
      'true',
    ],
    ['__proto__ that holds another channel', 'spliced(\'"__proto__":{"channel":"x","message":{}}\')', 'true'],
    ['an envelope in __proto__', "'{\"__proto__\":' + json() + '}'", 'silence'],
    ['__proto__ as attribute', 'attributesText(\'{"__proto__":"x"}\')', 'INVALID_REQUEST'],
    ['__proto__ by an escape', 'attributesText(\'{"\\\\u005f_proto__":"x"}\')', 'INVALID_REQUEST'],
    ['__proto__ that holds attributes', 'attributesText(\'{"__proto__":{"A":"x"}}\')', 'INVALID_REQUEST'],
    ['toJSON as attribute', 'attributesText(\'{"toJSON":"x"}\')', 'true'],
    ['an attribute twice, the last counts', 'attributesText(\'{"B":1,"B":"twice"}\')', 'true'],
    ['an attribute twice, the last wrong', 'attributesText(\'{"A":"x","A":1}\')', 'INVALID_REQUEST'],
    ['a lone surrogate by an escape', 'attributesText(\'{"A":"\\\\ud800"}\')', 'INVALID_REQUEST'],
    ['a number beyond all numbers as id', 'spliced(\'"requestId":1e999\')', 'INVALID_REQUEST'],
    ['100,000 deep beside the data', "spliced('\"x\":' + '['.repeat(1e5) + ']'.repeat(1e5))", 'true'],
    ['100,000 deep and never closed', "spliced('\"x\":' + '['.repeat(1e5))", 'silence'],
    [
      'deep objects as attributes',
      "attributesText('{\"A\":'.repeat(2e4) + '1' + '}'.repeat(2e4))",
      'INVALID_REQUEST',
    ],
    ['a wide list as attributes', "attributesText('[' + '1,'.repeat(1e5) + '1]')", 'INVALID_REQUEST'],
    ['a million characters without a channel', "'x'.repeat(1e6)", 'silence'],
    ['a million characters', "json({ extra: 'x'.repeat(1e6) })", 'silence'],
  ]);
  expect(desk.emulator.attributes(contact)).toEqual({ A: 'x', B: 'twice', toJSON: 'x' });
  // The answers of strings are strings, and hold the published answer.
  const [answer] = await desk.ask(frame, post('json()'), 1);
  expect(answer).toBe(JSON.stringify(PUBLISHED_ANSWER));
  expect(await desk.ask(frame, post(`${JSON.stringify(JSON.stringify(READY_REQUEST))}`), 1)).toHaveLength(1);
  await desk.close();
});
