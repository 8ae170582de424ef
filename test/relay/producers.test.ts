import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readEventAttributes } from '../../src/relay/lambda/eventAttributes.js';
import { flowEvent, update } from './support/messages.js';
import { startWorld, type World } from './support/startWorld.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    eventAttributes:
      '{"LastQueue":"detail.queueInfo.queueArn","Channel":"detail.channel","Nothing":"detail.none.of.it"}',
  });
});
beforeEach(() => world.connect.clearCalls());
afterAll(() => world.stop());

describe('contact flows', () => {
  test('the parameters of the block are written to the initial contact', async () => {
    const initial = world.connect.createContact();
    const contact = world.connect.createContact({ initialContactId: initial });
    const answer = await world.relay.invoke(
      'flow',
      flowEvent(contact, { CallReason: 'Billing', Score: '7' }, initial),
    );
    expect(answer).toEqual({ queued: 'true' });
    await world.drained();
    expect(world.connect.attributes(initial)).toEqual({ CallReason: 'Billing', Score: '7' });
  });

  test('of a contact without initial contact, its own id is taken', async () => {
    const contact = world.connect.createContact();
    await world.relay.invoke('flow', flowEvent(contact, { A: '1' }, ''));
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ A: '1' });
  });

  test('a function that AWS calls again for the same invocation writes once', async () => {
    const contact = world.connect.createContact();
    // The invocation's id is the same.
    await world.relay.invoke('flow', flowEvent(contact, { A: '1' }));
    await world.relay.invoke('flow', flowEvent(contact, { A: '1' }));
    await world.drained();
    expect(world.connect.calls).toHaveLength(1);
  });

  test('parameters that cannot be attributes fail the block, and say so', async () => {
    const contact = world.connect.createContact();
    await expect(world.relay.invoke('flow', flowEvent(contact, { 'Bad Name': '1' }))).rejects.toThrow(
      'Bad Name',
    );
  });
});

function contactEvent(
  eventType: string,
  contactId: string,
  detail: object = {},
  id = `${eventType} ${contactId}`,
) {
  return {
    version: '0',
    id,
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: '123456789012',
    time: '2026-01-02T03:04:05Z',
    region: 'us-east-1',
    resources: [],
    detail: {
      eventType,
      contactId,
      channel: 'VOICE',
      instanceArn: 'arn',
      initiationMethod: 'INBOUND',
      ...detail,
    },
  };
}

describe('contact events', () => {
  const queueInfo = {
    queueArn: 'arn:aws:connect:us-east-1:123456789012:instance/i/queue/q',
    queueType: 'STANDARD',
  };

  test('the attributes that are asked for are written, once for each event', async () => {
    const contact = world.connect.createContact();
    const event = contactEvent('QUEUED', contact, { queueInfo });
    await world.relay.invoke('contactEvent', event);
    await world.relay.invoke('contactEvent', event);
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ LastQueue: queueInfo.queueArn, Channel: 'VOICE' });
    expect(world.connect.calls).toHaveLength(1);
  });

  test('of a transferred contact, those of the initial contact', async () => {
    const initial = world.connect.createContact();
    const contact = world.connect.createContact({ initialContactId: initial });
    await world.relay.invoke(
      'contactEvent',
      contactEvent('QUEUED', contact, { queueInfo, initialContactId: initial }),
    );
    await world.drained();
    expect(world.connect.attributes(initial)).toMatchObject({ LastQueue: queueInfo.queueArn });
  });

  test('an event about written attributes writes nothing: it would cause the next one', async () => {
    const contact = world.connect.createContact();
    await world.relay.invoke('contactEvent', contactEvent('CONTACT_DATA_UPDATED', contact, { queueInfo }));
    // Were anything queued, it would come before this.
    await world.post(update(contact, { A: '1' }));
    await world.drained();
    expect(world.connect.attributes(contact)).toEqual({ A: '1' });
  });

  test.each(['not JSON', '[]', '{"A":1}'])(
    'EVENT_ATTRIBUTES that cannot be used, such as %s, is an error that shows how',
    (text) => {
      expect(() => readEventAttributes(text)).toThrow('expected JSON such as {"LastQueue"');
    },
  );
});
