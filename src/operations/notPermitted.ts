import type { BrokerError } from '../protocol/BrokerError.js';
import { refusal } from '../protocol/refusals.js';

/** @param paths what the rule does not grant, from the envelope's root */
export function notPermitted(paths: readonly string[]): BrokerError {
  const message = 'the rule of this origin does not grant it';
  return refusal(
    'NOT_PERMITTED',
    paths.map((path) => ({ path, message })),
  );
}
