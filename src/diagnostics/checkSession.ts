import { finding } from './finding.js';
import type { Check, CheckResult } from './Subject.js';

const LOG_IN = 'Mend any error above, then log in.';

export const checkSession: Check = ({ session }) => {
  const { state, snapshot, missingPermissions = [] } = session;
  const found: CheckResult[] = missingPermissions.map((permission) =>
    finding(
      // Without this one no agent is known, and every request is refused.
      permission === 'User.Details.View' ? 'error' : 'warning',
      'workspace-permission',
      `The application in the agent workspace lacks the permission ${permission}.`,
      'Grant it to the application in Amazon Connect, and reload.',
    ),
  );
  const agentState = snapshot && ` The agent's state is ${snapshot.agentState.name}.`;
  const ofState = {
    logged_in: finding('ok', 'session', `An agent is logged in.${agentState ?? ''}`),
    starting: finding(
      'unknown',
      'session-starting',
      'Whether an agent is logged in is unknown: no agent update has come yet.',
      LOG_IN,
    ),
    suspect: finding(
      'warning',
      'session-suspect',
      'It is in doubt whether the agent is still logged in. Requests wait.',
      'Wait a minute; then look at the CCP and the network.',
    ),
    logged_out: finding(
      'warning',
      'session-logged-out',
      'No agent is logged in. Requests are refused.',
      LOG_IN,
    ),
  };
  return [...found, ofState[state]];
};

export const checkInstance: Check = ({ settings, session }) => {
  const { region = session.instance?.region, instanceId = session.instance?.instanceId } = settings;
  // The page's own gateway may not need them.
  if (settings.gateway ?? settings.relay) return [];
  if (region === undefined || instanceId === undefined) {
    return [
      finding(
        'unknown',
        'instance-unknown',
        'Region and instance come from the agent, who is unknown.',
        LOG_IN,
      ),
    ];
  }
  const actual = session.instance ?? { region, instanceId };
  const [, ofEndpoint = actual.region] = /\.(\w+-[\w-]+-\d)\.amazonaws\./.exec(settings.endpoint ?? '') ?? [];
  const found = [region, ofEndpoint].flatMap((written, index) =>
    written === actual.region
      ? []
      : finding(
          'error',
          'region-mismatch',
          `The setting ${index ? 'endpoint' : 'region'} names ${written}; the agent's instance is active in ${actual.region}.`,
          'Remove the setting: the Region then follows the agent.',
        ),
  );
  if (instanceId !== actual.instanceId) {
    found.push(
      finding(
        'error',
        'instance-mismatch',
        `The setting instanceId is ${instanceId}; the agent's instance is ${actual.instanceId}.`,
        'Remove the setting, or log in to the CCP of that instance.',
      ),
    );
  }
  return found.length > 0
    ? found
    : [finding('ok', 'instance', `Requests go to instance ${instanceId} in ${region}.`)];
};
