import { describe, expect, it, vi } from 'vitest';
import { Rule } from '../../../src/broker/Rule.js';
import { PortSender, WindowSender } from '../../../src/broker/senders.js';

const A = 'https://a.example';
const RULE = new Rule({ origin: A });

function openWindow() {
  return { closed: false, postMessage: vi.fn() };
}

function windowSender(source: object | null, origin = A, asJson = false): WindowSender {
  return new WindowSender({ origin, source } as MessageEvent, RULE, asJson);
}

function portSender(
  source: object | null,
  port: object = { postMessage: vi.fn(), close: vi.fn() },
): PortSender {
  return new PortSender(port as MessagePort, windowSender(source));
}

describe('a window', () => {
  it('is posted to for its origin and no other, in the form in which it spoke', () => {
    const source = openWindow();
    windowSender(source).post({ a: 1 });
    windowSender(source, A, true).post({ a: 1 });
    expect(source.postMessage.mock.calls).toEqual([
      [{ a: 1 }, A],
      ['{"a":1}', A],
    ]);
  });

  it('is gone when it is closed, or was gone before', () => {
    const source = openWindow();
    const sender = windowSender(source);
    expect(sender.isGone).toBe(false);
    source.closed = true;
    expect(sender.isGone).toBe(true);
    expect(windowSender(null).isGone).toBe(true);
    expect(() => windowSender(null).post({})).not.toThrow();
  });

  it('is the same way in either form, and another after it has gone to another origin', () => {
    const source = openWindow();
    const sender = windowSender(source);
    expect(sender.isSameWay(windowSender(source, A, true))).toBe(true);
    expect(sender.isSameWay(windowSender(source, 'https://b.example'))).toBe(false);
    expect(sender.isSameWay(windowSender(openWindow()))).toBe(false);
    expect(sender.isSameWay(portSender(source))).toBe(false);
  });
});

describe('a port', () => {
  it('speaks for the origin and under the rule of its opener', () => {
    expect(portSender(openWindow())).toMatchObject({ origin: A, rule: RULE });
  });

  it('is gone when it is closed, or when its window is', () => {
    const source = openWindow();
    const [closed, orphan] = [portSender(source), portSender(source)];
    expect(closed.isGone).toBe(false);
    closed.close();
    expect([closed.isGone, orphan.isGone]).toEqual([true, false]);
    source.closed = true;
    expect(orphan.isGone).toBe(true);
  });

  it('is the same way as itself alone', () => {
    const source = openWindow();
    const one = portSender(source);
    expect(one.isSameWay(one)).toBe(true);
    expect(one.isSameWay(portSender(source))).toBe(false);
    expect(one.isSameWay(windowSender(source))).toBe(false);
  });
});

describe('a rule', () => {
  it('grants the published write, and lets all names be read, unless it says otherwise', () => {
    expect(RULE.grants('OutboundCall/UpdateContactAttribute')).toBe(true);
    expect(RULE.grants('Contact/GetContactAttributes')).toBe(false);
    expect(RULE.mayRead('anything')).toBe(true);
    expect(RULE.refuseAttributes({ anything: '' })).toBeUndefined();
  });

  it('refuses an operation that it does not grant', () => {
    expect(RULE.refuseOperation('OutboundCall/UpdateContactAttribute')).toBeUndefined();
    expect(RULE.refuseOperation('Contact/UpdateContact')).toMatchObject({
      errorType: 'NOT_PERMITTED',
      message: 'the rule of this origin does not grant Contact/UpdateContact',
    });
  });

  it('refuses each name that it does not let be written', () => {
    const some = new Rule({ origin: A, attributeNames: ['Crm_*'] });
    expect(some.refuseAttributes({ Crm_Reason: '' })).toBeUndefined();
    expect(some.refuseAttributes({ Other: '', Crm_Reason: '', More: '' })).toMatchObject({
      errorType: 'NOT_PERMITTED',
      details: [{ path: 'data.ContactAttributes.Other' }, { path: 'data.ContactAttributes.More' }],
    });
  });

  it.each([
    [undefined, 'any', 'refused by none'],
    [undefined, 'seen', 'refused unless it was seen'],
    ['any', 'seen', 'refused by none'],
    ['seen', 'any', 'refused unless it was seen'],
  ] as const)('for contacts %s, with the default %s: a contact is %s', (contacts, byDefault, expected) => {
    const rule = new Rule({ origin: A, ...(contacts && { contacts }) });
    const subject = { contactId: 'c1', path: 'data.ContactId', contacts: byDefault };
    expect(rule.refuseContact(subject, (contactId) => contactId === 'c1')).toBeUndefined();
    const refusal = rule.refuseContact(subject, () => false);
    if (expected === 'refused by none') expect(refusal).toBeUndefined();
    else expect(refusal).toMatchObject({ errorType: 'NOT_PERMITTED', details: [{ path: 'data.ContactId' }] });
  });

  it('that lists what may be read admits what it lists, and for an empty list nothing', () => {
    const some = new Rule({ origin: A, readableNames: ['Crm_*', 'ANI'] });
    expect(['Crm_Reason', 'ANI', 'crm_reason', 'Reason'].map((name) => some.mayRead(name))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(new Rule({ origin: A, readableNames: [] }).mayRead('Crm_Reason')).toBe(false);
  });
});
