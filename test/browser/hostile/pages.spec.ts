import { CONTACT, expect, PUBLISHED_ANSWER, SAMPLE, test } from '../broker/desktopTest.js';
import { details, failure, ownParts, READY, READY_REQUEST, update } from '../broker/wire.js';

const ADDED = {
  channel: 'Amazon',
  data: { InitialContactId: 'polluted', ContactAttributes: { Polluted: 'yes' } },
  source: 'polluted',
  requestId: 'polluted',
};
/** Enumerable members for every object of the page, as old libraries add them. */
const pollute = (members: object) =>
  `Object.assign(Object.prototype, ${JSON.stringify(members)}); Object.prototype.extend = () => {};`;
const POLLUTED = pollute(ADDED);
/** Names that the broker's own objects have as well; the AWS SDK does not bear all of these. */
const POLLUTED_ALL_OVER = pollute({
  ...ADDED,
  ...ADDED.data,
  topic: SAMPLE.topic,
  subtopic: SAMPLE.subtopic,
  message: 'polluted',
  path: ['polluted'],
  issues: [{ message: 'polluted' }],
  InitialContactID: 'polluted',
  Polluted: 'yes',
});

const FREEZE = `
  for (const { prototype } of [
    Object, Array, Function, String, Number, Boolean, Symbol, RegExp, Date, Map, Set, WeakMap, Promise,
    Error, TypeError, RangeError, EventTarget, Event, MessageEvent,
  ]) Object.freeze(prototype);`;

/** Wrong requests, of which the polluted or frozen built-ins must not make right ones, and what is wrong in them. */
const WRONG: readonly (readonly [message: object, ...paths: string[]])[] = [
  [{ ...SAMPLE, data: undefined }, 'data'],
  [{ ...SAMPLE, data: {} }, 'data.InitialContactId', 'data.ContactAttributes'],
  [update({}), 'data.ContactAttributes'],
  [
    update({ constructor: 'x', 'Bad Key': 'x', B: 5 }),
    'data.ContactAttributes.Bad Key',
    'data.ContactAttributes.B',
  ],
  [{ ...SAMPLE, source: 5 }, 'source'],
];
/** What is no envelope by itself is none by what the page has added to every object. */
const NO_ENVELOPES = [{}, { data: SAMPLE.data }, { channel: 'Amazon' }, { channel: 'Other' }];

const PAGES: readonly (readonly [what: string, before: string, ownPartsOnly: boolean])[] = [
  ['has added members to every object', POLLUTED, false],
  ['has added members to every object, by the names of the wire', POLLUTED_ALL_OVER, true],
  ['has frozen the built-in prototypes', FREEZE, false],
];

for (const [what, before, ownPartsOnly] of PAGES) {
  test(`a page that ${what} has a broker as any other`, async ({ openHost, emulator }) => {
    const host = await openHost({ ...(ownPartsOnly && ownParts()), before });
    await host.session('logged_in');
    await host.app.post(...NO_ENVELOPES);
    expect(await host.app.ask(READY_REQUEST)).toEqual(READY);
    expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
    expect(await host.app.ask(update({ constructor: 'a', toString: 'b' }))).toEqual(PUBLISHED_ANSWER);
    expect(await host.app.ask(JSON.stringify(SAMPLE))).toBe(JSON.stringify(PUBLISHED_ANSWER));
    for (const [message, ...paths] of WRONG) {
      expect(await host.app.ask(message)).toEqual(failure('INVALID_REQUEST', details(...paths)));
    }
    expect(await host.app.received()).toHaveLength(4 + WRONG.length);
    const stored = { ...SAMPLE.data.ContactAttributes, constructor: 'a', toString: 'b' };
    if (ownPartsOnly) {
      const written = await host.page.evaluate('JSON.stringify(written.map(({ attributes }) => attributes))');
      expect(Object.assign({}, ...(JSON.parse(String(written)) as object[]))).toEqual(stored);
    } else {
      expect({ ...emulator.attributes(CONTACT) }).toEqual(stored);
    }
    expect(host.problems).toEqual([]);
  });
}

test('a toJSON that the page has given every object harms no answer to an object', async ({ openHost }) => {
  const host = await openHost({
    ...ownParts(),
    before: "Object.prototype.toJSON = function () { return 'polluted'; };",
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  expect(await host.app.ask(update({ A: 1 }))).toEqual(
    failure('INVALID_REQUEST', details('data.ContactAttributes.A')),
  );
  expect(host.problems).toEqual([]);
});

test('the module of the library stands on frozen built-ins as the script does', async ({
  openHost,
  server,
}) => {
  const host = await openHost({
    ...ownParts(),
    attributes: {},
    document: `<!doctype html><link rel="icon" href="data:,"><title>host</title><script>${FREEZE} window.written = [];</script>
      <script type="module">
        import { createBroker } from './index.js';
        createBroker({
          allowedOrigins: ['${server.origin('127.0.0.1')}'],
          session: { state: 'logged_in', subscribe: () => () => {} },
          gateway: { updateContactAttributes: async ({ attributes }) => void written.push(attributes) },
        });
      </script>
      <iframe name="127.0.0.1" src="${server.origin('127.0.0.1')}/app"></iframe>`,
  });
  expect(await host.app.ask(SAMPLE)).toEqual(PUBLISHED_ANSWER);
  for (const [message, ...paths] of WRONG) {
    expect(await host.app.ask(message)).toEqual(failure('INVALID_REQUEST', details(...paths)));
  }
  expect(await host.app.ask(update({ constructor: 'a', toString: 'b' }))).toEqual(PUBLISHED_ANSWER);
  expect(await host.page.evaluate('JSON.stringify(written)')).toBe(
    JSON.stringify([SAMPLE.data.ContactAttributes, { constructor: 'a', toString: 'b' }]),
  );
  expect(host.problems).toEqual([]);
});
