import { VERSION } from '../version.js';
import { finding } from './finding.js';
import type { Check } from './Subject.js';

export const checkBroker: Check = ({ stopped }) => [
  stopped
    ? finding(
        'warning',
        'broker-stopped',
        'The broker has stopped: it answers no app.',
        'Call createBroker again.',
      )
    : finding('ok', 'broker', `The broker ${VERSION} is running.`),
];

/** The failures of each type, with the last of them. What the page's own gateway says may hold a value: it is left out. */
export const checkFailures: Check = ({ failures, settings }) => {
  if (failures.length === 0) return [finding('ok', 'failures', 'No request has failed since the start.')];
  const types = [...new Set(failures.map(({ errorType }) => errorType))];
  return types.map((type) => {
    const all = failures.filter(({ errorType }) => errorType === type);
    const { time = 0, errorMessage = '' } = all.at(-1) ?? {};
    const count = all.length === 1 ? 'Once' : `${all.length} times`;
    return finding(
      'warning',
      'failures-seen',
      `${type}: ${count}, last at ${new Date(time).toISOString()}${settings.gateway ? '' : `: ${errorMessage}`}.`,
      'Mend the errors above first. If it goes on, look up the type.',
    );
  });
};
