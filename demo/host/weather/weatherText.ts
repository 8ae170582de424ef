import type { Weather } from '../../shared/Weather.js';

/** Each weather's name, what it does, and what apps are told in it. */
export const weatherText: Readonly<Record<Weather, { readonly name: string; readonly effect: string }>> = {
  fair: {
    name: 'Fair',
    effect: 'Amazon Connect answers at once, and apps are told response: true.',
  },
  slow: {
    name: 'Slow',
    effect: 'Each answer takes 3 seconds; apps are told response: true all the same, only later.',
  },
  throttled: {
    name: 'Throttled',
    effect:
      'The account’s quota is used up (429): the broker tries for up to 8 seconds, then apps are told THROTTLED (not_applied).',
  },
  failing: {
    name: 'Failing',
    effect:
      'Every call ends in a 500: the broker tries for up to 8 seconds, then apps are told CONNECT_UNAVAILABLE (unknown).',
  },
  gone: {
    name: 'Gone',
    effect:
      'There is no connection: the broker tries for up to 8 seconds, then apps are told CONNECT_UNAVAILABLE or TIMEOUT.',
  },
};
