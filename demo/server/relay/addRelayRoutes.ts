import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { relayProducers } from '../../shared/RelayState.js';
import type { DemoRelay } from './DemoRelay.js';

const producerSchema = z.enum(relayProducers);

/**
 * Adds what the desktop's panel of the relay calls. Any page in the browser can reach this port, so each of these
 * routes checks who asks.
 *
 * @param newestContact id of the contact that the other producers write to
 */
export function addRelayRoutes(
  pages: Hono,
  relay: DemoRelay,
  { desktopOrigin, newestContact }: { readonly desktopOrigin: string; newestContact(): string },
): void {
  pages.use('/relay/*', async (c, next) => {
    if (c.req.header('origin') !== desktopOrigin) return c.text('Only the desktop may use the relay.', 403);
    return next();
  });
  pages.post('/relay/token', async (c) => c.text(await relay.token()));
  pages.post('/relay/redrive', async (c) => c.json(await relay.redrive()));
  pages.put('/relay/refusing', async (c) => {
    relay.setRefusing((await c.req.text()) === 'true');
    return c.body(null, 204);
  });
  pages.post('/relay/producers/:producer', async (c: Context) => {
    const { data: producer } = producerSchema.safeParse(c.req.param('producer'));
    if (producer === undefined) return c.text(`Expected one of ${relayProducers.join(', ')}.`, 404);
    await relay.produce(producer, newestContact());
    return c.body(null, 204);
  });
}
