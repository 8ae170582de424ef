import { expect } from './expect.js';
import { test } from './simulatorTest.js';

test('a page that is slow acknowledges after its delay, and sends nothing before', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true, acknowledgeDelayMs: 1400 });
  const host = await openHost(simulator, { init: { ccpLoadTimeout: 1000 } });
  await host.seen('ack_timeout');
  // On a busy machine Streams may reload its iframe before the delay is over; it does so at most ten times.
  await host.seen('acknowledge');
  await host.seen('connect.agent');
  const recorded = await host.recorded();
  const order = ['ack_timeout', 'acknowledge', 'agent::update'].map((entry) => recorded.indexOf(entry));
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

test('a first acknowledge that is lost leaves Streams with updates, and without an initialization', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true, lostAcknowledges: 1 });
  const host = await openHost(simulator, { init: { ccpLoadTimeout: 3000 } });
  await host.seen('agent::update', 2);
  expect(await host.count('acknowledge')).toBe(0);
  await host.seen('ack_timeout');
  // The next page that Streams loads gets through.
  await host.seen('init');
});

test('a page that hangs does not load until it no longer hangs', async ({ simulate, openHost }) => {
  const simulator = await simulate({ loggedIn: true });
  simulator.hangPage(true);
  // The host page's load event waits for its frames, the CCP's among them.
  const opening = openHost(simulator);
  await expect(simulator.whenConnected(1, { timeoutMs: 500 })).rejects.toThrow('hangPage(true) is in force.');
  simulator.hangPage(false);
  const host = await opening;
  await host.seen('connect.agent');
});

test('a supervisor’s softphone shows what Streams documents about monitoring', async ({
  simulate,
  openHost,
}) => {
  const simulator = await simulate({ loggedIn: true });
  const host = await openHost(simulator);
  await host.seen('connect.agent');
  const contactId = simulator.incomingCall({ monitoring: 'BARGE' });
  simulator.accept(contactId);
  await host.seen(`onConnected ${contactId}`);
  const found = await host.read<object>(`(() => {
    const it = contact('${contactId}');
    const own = it.getAgentConnection();
    return {
      initialContactId: it.getInitialContactId(), attributes: it.getAttributes(),
      type: own.getType(), isBarge: own.isBarge(), isConnected: own.isConnected(),
    };
  })()`);
  expect(found).toEqual({
    initialContactId: null,
    attributes: null,
    type: 'monitoring',
    isBarge: true,
    isConnected: true,
  });
});

test('two Regions fail over and back with Streams’ own Global Resiliency', async ({
  startRegions,
  openHost,
}) => {
  const regions = await startRegions({ loggedIn: true, regions: ['eu-west-2', 'eu-central-1'] });
  const host = await openHost(regions.primary, { init: regions.parameters });
  const activeRegion = () => host.read('connect.globalResiliency.getActiveRegion()');
  const agentRegion = () => host.read('agent().getAgentARN().split(":")[3]');
  await host.seen('connect.agent');
  await expect.poll(agentRegion).toBe('eu-west-2');
  expect(await activeRegion()).toBe('eu-west-2');

  const contactId = regions.active.incomingCall();
  await host.seen(`connect.contact ${contactId}`);
  regions.startFailover();
  await host.seen('globalResiliency::failover_detected_crm');
  await host.seen('globalResiliency::failover_pending_crm');
  expect(await activeRegion()).toBe('eu-west-2');
  regions.finishFailover();
  await host.seen('globalResiliency::failover_complete');
  expect([await activeRegion(), await agentRegion()]).toEqual(['eu-central-1', 'eu-central-1']);

  regions.startFailover();
  await host.seen('globalResiliency::failover_detected_crm', 2);
  regions.finishFailover();
  await host.seen('globalResiliency::failover_complete', 2);
  expect([await activeRegion(), await agentRegion()]).toEqual(['eu-west-2', 'eu-west-2']);
  expect(await host.count('globalResiliency::failover_pending_crm')).toBe(1);
});
