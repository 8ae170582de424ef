import type { ConnectCondition } from '../../shared/ConnectCondition.js';

interface ConditionText {
  readonly name: string;
  /** What it does, and what apps receive. */
  readonly effect: string;
}

/** In words, each condition. */
export type ConditionTexts = Readonly<Record<ConnectCondition, ConditionText>>;

const direct: ConditionTexts = {
  normal: {
    name: 'Normal',
    effect: 'Amazon Connect answers at once. Apps receive response: true.',
  },
  slow: {
    name: 'Slow',
    effect: 'Each answer takes 3 seconds. Apps receive response: true, only later.',
  },
  throttled: {
    name: 'Throttled',
    effect:
      'The account’s quota is used up (429). The broker retries for up to 8 seconds, then apps receive THROTTLED (not_applied).',
  },
  failing: {
    name: 'Failing',
    effect:
      'Every call ends with a 500. The broker retries for up to 8 seconds, then apps receive CONNECT_UNAVAILABLE (unknown).',
  },
  offline: {
    name: 'Offline',
    effect:
      'There is no connection. The broker retries for up to 8 seconds, then apps receive CONNECT_UNAVAILABLE or TIMEOUT.',
  },
};

const ACCEPTED =
  'Apps receive outcome: accepted after 3 seconds, and the relay tries again until the update is stored.';

const byRelay: ConditionTexts = {
  normal: direct.normal,
  slow: {
    name: direct.slow.name,
    effect:
      'Each answer takes 3 seconds. Apps receive outcome: accepted, and the update is stored soon after.',
  },
  throttled: {
    name: direct.throttled.name,
    effect: `The account’s quota is used up (429). ${ACCEPTED}`,
  },
  failing: { name: direct.failing.name, effect: `Every call ends with a 500. ${ACCEPTED}` },
  offline: { name: direct.offline.name, effect: `There is no connection. ${ACCEPTED}` },
};

/** @param hasRelay whether the desktop writes through a relay */
export function conditionTexts(hasRelay: boolean): ConditionTexts {
  return hasRelay ? byRelay : direct;
}
