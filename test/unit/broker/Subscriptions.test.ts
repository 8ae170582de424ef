import { beforeEach, expect, it } from 'vitest';
import { Bus } from '../../../src/broker/Bus.js';
import { type BusEvent, HOST_PAGE } from '../../../src/broker/BusEvent.js';
import { Subscriptions } from '../../../src/broker/Subscriptions.js';
import type { EventTopic } from '../../../src/protocol/appMessages.js';
import { FakeSender } from './FakeSender.js';

const AGENT = { channel: 'Amazon', topic: 'Agent', subtopic: 'LoginSuccess' } as const;
const CALL = { channel: 'Amazon', topic: 'InboundCall', subtopic: 'InboundCallStateChange' } as const;

let bus: Bus;
let subscriptions: Subscriptions;

beforeEach(() => {
  bus = new Bus();
  subscriptions = new Subscriptions(bus);
});

function event(envelope: typeof AGENT | typeof CALL = AGENT, more: Partial<BusEvent> = {}): BusEvent {
  return { topic: envelope.topic as EventTopic, envelopeFor: () => envelope, ...more };
}

function subscribed(...topics: readonly EventTopic[]): FakeSender {
  const sender = new FakeSender();
  subscriptions.add(sender, topics);
  return sender;
}

it('events of the topics that were asked for are sent once, however often they were asked for', () => {
  const sender = subscribed('Agent', 'Agent');
  subscriptions.add(sender, ['Agent']);
  subscriptions.publish(event(AGENT));
  subscriptions.publish(event(CALL));
  expect(sender.received).toEqual([AGENT]);
});

it('asking again adds topics', () => {
  const sender = subscribed('Agent');
  subscriptions.add(sender, ['InboundCall']);
  subscriptions.publish(event(AGENT));
  subscriptions.publish(event(CALL));
  expect(sender.received).toEqual([AGENT, CALL]);
});

it('a window that asks again in a different form receives that form', () => {
  const way = {};
  const [first, second] = [
    new FakeSender('https://a.example', way),
    new FakeSender('https://a.example', way),
  ];
  subscriptions.add(first, ['Agent']);
  subscriptions.add(second, ['InboundCall']);
  subscriptions.publish(event(AGENT));
  expect([first.received, second.received]).toEqual([[], [AGENT]]);
});

it('what is no longer wanted is not sent, and ending a subscription that never began changes nothing', () => {
  const sender = subscribed('Agent', 'InboundCall');
  subscriptions.remove(sender, ['Agent', 'Error']);
  subscriptions.remove(new FakeSender(), ['Agent']);
  subscriptions.publish(event(AGENT));
  subscriptions.publish(event(CALL));
  expect(sender.received).toEqual([CALL]);
});

it('of more than 256 the oldest receives nothing more', () => {
  const all = Array.from({ length: 257 }, () => subscribed('Agent'));
  subscriptions.publish(event());
  expect(all.map(({ received }) => received.length)).toEqual([0, ...Array(256).fill(1)]);
});

it('a subscriber that has gone, or wants nothing more, makes room before the oldest must', () => {
  const oldest = subscribed('Agent');
  const gone = subscribed('Agent');
  for (let count = 2; count < 256; count += 1) subscribed('Agent');
  gone.isGone = true;
  const next = subscribed('Agent');
  subscriptions.remove(next, ['Agent']);
  subscribed('Agent');
  subscriptions.publish(event());
  expect(oldest.received).toEqual([AGENT]);
});

it('nothing is posted to a window that has gone, and it is not remembered', () => {
  const sender = subscribed('Agent');
  sender.isGone = true;
  subscriptions.publish(event());
  sender.isGone = false;
  subscriptions.publish(event());
  expect(sender.received).toEqual([]);
});

it('one that cannot be posted to keeps no other from its events', () => {
  const failing = subscribed('Agent');
  failing.post = () => {
    throw new Error('gone');
  };
  const other = subscribed('Agent');
  subscriptions.publish(event());
  expect(other.received).toEqual([AGENT]);
});

it('each receives what its rule lets it know, and the host page all, whether apps have subscribed or not', () => {
  const inPage: unknown[] = [];
  bus.subscribe({}, (envelope) => inPage.push(envelope));
  const [one, none] = [subscribed('Agent'), subscribed('Agent')];
  const forReader = new Map<unknown, typeof CALL>([
    [HOST_PAGE, CALL],
    [one.rule, CALL],
  ]);
  subscriptions.publish(event(AGENT, { envelopeFor: (reader) => forReader.get(reader) }));
  expect([one.received, none.received, inPage]).toEqual([[CALL], [], [CALL]]);
});

it('an event for one origin is sent to no other', () => {
  const [mine, theirs] = ['https://a.example', 'https://b.example'].map((origin) => {
    const sender = new FakeSender(origin);
    subscriptions.add(sender, ['Agent']);
    return sender;
  });
  subscriptions.publish(event(AGENT, { origin: 'https://a.example' }));
  expect([mine?.received, theirs?.received]).toEqual([[AGENT], []]);
});
