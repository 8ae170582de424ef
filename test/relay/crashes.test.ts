import { expect, test } from 'vitest';
import { SeededRandom } from '../faults/SeededRandom.js';
import { Model, POISON, textOf } from './support/Model.js';
import { flowEvent, update } from './support/messages.js';
import { startWorld, type World } from './support/startWorld.js';

const CONTACTS = 12;
const UPDATES_PER_CONTACT = 25;

/** `npm run test:relay -- --seeds 20` sets it. */
const seeds = Array.from({ length: Number(process.env.RELAY_SEEDS ?? 2) }, (_, index) => index + 1);

test.each(seeds)(
  'whatever crashes, fails and is sent twice, each contact ends with its latest values, in order (seed %i)',
  async (seed) => {
    const crashRandom = SeededRandom.for(seed, 'crashes');
    let crashes = 0;
    const world = await startWorld({
      crashes: () => {
        const isCrash = crashRandom.chance(0.008);
        if (isCrash) crashes += 1;
        return isCrash;
      },
    });
    const { connect } = world;
    const model = new Model();
    model.watch(connect);
    injectFaults(world, SeededRandom.for(seed, 'faults'));

    const contacts = Array.from({ length: CONTACTS }, () => connect.createContact());
    await Promise.all(
      contacts.map((contactId, index) => produce(world, model, contactId, seed * 1_000 + index)),
    );
    await world.drained();

    expect(model.problems(connect)).toEqual([]);
    expect((await world.relay.read()).deadLetters.map(({ errorType }) => errorType)).toEqual(
      Array.from({ length: model.refused }, () => 'REJECTED_BY_CONNECT'),
    );
    expect(world.log.join('\n')).not.toContain('secret-');
    // A run without them would prove nothing.
    expect(crashes).toBeGreaterThan(0);
    expect(connect.calls.length).toBeLessThan(CONTACTS * UPDATES_PER_CONTACT);
    await world.stop();

    /** Two producers take turns on one contact: the desktop, and its contact flow. */
    async function produce({ post, relay }: World, expected: Model, contactId: string, contactSeed: number) {
      const own = new SeededRandom(contactSeed);
      for (let version = 1; version <= UPDATES_PER_CONTACT; version += 1) {
        const names = ['A', 'B', 'C', 'D', 'E'].filter(() => own.chance(0.4));
        if (own.chance(0.02)) names.push(POISON);
        if (names.length === 0) names.push('A');
        const attributes = Object.fromEntries(names.map((name) => [name, textOf(version)]));
        expected.accepted(contactId, attributes);
        if (own.chance(0.3)) {
          expect(await relay.invoke('flow', flowEvent(contactId, attributes))).toEqual({ queued: 'true' });
          continue;
        }
        const message = update(contactId, attributes, { requestId: version });
        const times = own.chance(0.1) ? 2 : 1;
        for (let time = 0; time < times; time += 1) expect((await post(message)).status).toBe(202);
      }
    }
  },
);

function injectFaults({ connect }: World, random: SeededRandom): void {
  const isPoisoned = (attributes: Readonly<Record<string, string>> = {}) => Object.hasOwn(attributes, POISON);
  connect.inject({
    kind: 'error',
    status: 400,
    name: 'InvalidParameterException',
    when: ({ attributes }) => isPoisoned(attributes),
  });
  let calls = 0;
  const isStorm = () => {
    calls += 1;
    return calls > 20 && calls <= 40;
  };
  connect.inject({ kind: 'error', status: 503, when: isStorm });
  const sometimes = () => random.chance(0.04);
  connect.inject({ kind: 'error', status: 500, when: sometimes });
  connect.inject({ kind: 'error', status: 500, applied: true, when: sometimes });
  connect.inject({ kind: 'error', status: 429, name: 'TooManyRequestsException', when: sometimes });
  connect.inject({ kind: 'lostAnswer', when: sometimes });
  connect.inject({ kind: 'delay', for: 200, at: 'after-write', when: sometimes });
}
