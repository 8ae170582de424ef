import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactCentre } from '../../../demo/server/ContactCentre.js';
import { type DemoAddresses, demoAddresses } from '../../../demo/server/demoAddresses.js';
import { startSimulatedCentre } from '../../../demo/server/startSimulatedCentre.js';
import type { SimulatedState } from '../../../demo/shared/SimulatedState.js';

let centre: ContactCentre;
let pages: Hono;
const addresses: DemoAddresses = (() => {
  const { ccp, emulator, ...others } = demoAddresses();
  return { ...others, ccp: { ...ccp, port: 0 }, emulator: { ...emulator, port: 0 } };
})();

beforeEach(async () => {
  centre = await startSimulatedCentre(addresses);
  pages = new Hono();
  centre.addRoutes?.(pages);
});

afterEach(async () => {
  await centre.stop?.();
});

async function state(): Promise<SimulatedState> {
  const { body } = await pages.request('/simulated-state');
  if (body === null) throw new Error('expected a stream');
  const reader = body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return JSON.parse(new TextDecoder().decode(value).replace(/^data: /, '')) as SimulatedState;
}

function putCondition(condition: string, origin: string): Promise<Response> {
  return Promise.resolve(
    pages.request('/simulated-condition', { method: 'PUT', body: condition, headers: { origin } }),
  );
}

describe('the condition of the simulated Amazon Connect', () => {
  it('is normal at first, with the sample’s contact in the records', async () => {
    const { condition, contacts } = await state();
    expect(condition).toBe('normal');
    expect(contacts.map(({ contactId }) => contactId)).toEqual(['c65486b8a-a292-460d-a59c-a937e486106e']);
  });

  it.each(['slow', 'throttled', 'failing', 'offline'])(
    'can be set to %s by the desktop, and back to normal',
    async (condition) => {
      expect((await putCondition(condition, addresses.host.origin)).status).toBe(204);
      expect((await state()).condition).toBe(condition);
      await putCondition('normal', addresses.host.origin);
      expect((await state()).condition).toBe('normal');
    },
  );

  it('cannot be changed by other pages in the browser', async () => {
    expect((await putCondition('offline', addresses.crm.origin)).status).toBe(403);
    expect((await state()).condition).toBe('normal');
  });

  it('cannot have an unknown value: the answer lists the known ones', async () => {
    const response = await putCondition('sunny', addresses.host.origin);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe(
      'The condition must be one of normal, slow, throttled, failing, offline; got sunny.',
    );
  });
});
