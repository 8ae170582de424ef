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

function putWeather(weather: string, origin: string): Promise<Response> {
  return Promise.resolve(pages.request('/weather', { method: 'PUT', body: weather, headers: { origin } }));
}

describe('the weather at the simulated Amazon Connect', () => {
  it('is fair at first, with the sample’s contact in the records', async () => {
    const { weather, contacts } = await state();
    expect(weather).toBe('fair');
    expect(contacts.map(({ contactId }) => contactId)).toEqual(['c65486b8a-a292-460d-a59c-a937e486106e']);
  });

  it.each(['slow', 'throttled', 'failing', 'gone'])(
    'can be made %s by the desktop, and fair again',
    async (weather) => {
      expect((await putWeather(weather, addresses.host.origin)).status).toBe(204);
      expect((await state()).weather).toBe(weather);
      await putWeather('fair', addresses.host.origin);
      expect((await state()).weather).toBe('fair');
    },
  );

  it('is not for other pages of the browser to make', async () => {
    expect((await putWeather('gone', addresses.crm.origin)).status).toBe(403);
    expect((await state()).weather).toBe('fair');
  });

  it('that does not exist is refused with those that do', async () => {
    const response = await putWeather('hail', addresses.host.origin);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe(
      'The weather must be one of fair, slow, throttled, failing, gone; got hail.',
    );
  });
});
