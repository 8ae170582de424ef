import type { ConnectCondition } from '../../shared/ConnectCondition.js';

interface ConditionText {
  readonly name: string;
  /** What it does, and what apps receive. */
  readonly effect: string;
}

export const conditionText: Readonly<Record<ConnectCondition, ConditionText>> = {
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
