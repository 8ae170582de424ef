import { afterEach, expect, test, vi } from 'vitest';
import { update } from './support/messages.js';
import { startWorld, type World } from './support/startWorld.js';

let world: World | undefined;
afterEach(() => world?.stop());

/** The first call takes its time while a second update is posted: does the second one wait for it? */
async function writeSlowly(visibilityTimeoutS: number): Promise<readonly (string | undefined)[]> {
  world = await startWorld({ visibilityTimeoutS, consumerTimeoutMs: 8_000, callTimeoutMs: 4_000 });
  const { connect, relay } = world;
  const landed: (string | undefined)[] = [];
  connect.subscribe(({ attributes }) => landed.push(attributes?.A));
  const contact = connect.createContact();
  connect.inject({ kind: 'delay', for: 2_500, when: ({ attributes }) => attributes?.A === 'old', times: 1 });
  await world.post(update(contact, { A: 'old' }));
  await vi.waitFor(() => expect(connect.calls).toHaveLength(1), 10_000);
  await world.post(update(contact, { A: 'new' }));
  await vi.waitFor(() => expect(landed).toContain('new'), 20_000);
  await vi.waitFor(() => expect(landed).toContain('old'), 20_000);
  expect((await relay.read()).deadLetters).toEqual([]);
  return landed;
}

test('while a function may still be at work on a contact, its next update waits', async () => {
  const landed = await writeSlowly(10);
  expect(landed).toEqual(['old', 'new']);
});

test('control: with a visibility time-out below the function’s time-out, an older value lands over a newer one', async () => {
  const landed = await writeSlowly(1);
  expect(landed.indexOf('new')).toBeLessThan(landed.lastIndexOf('old'));
});
