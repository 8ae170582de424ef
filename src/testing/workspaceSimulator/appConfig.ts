import { instanceArnOf } from '../ccpSimulator/agentArns.js';
import type { SimulatedAgent } from '../ccpSimulator/simulatedAgent.js';
import { uuidFrom } from '../uuidFrom.js';
import type { RegisteredApp } from './readWorkspaceSimulatorOptions.js';

/** What an app reads of itself: the SDK's `AppConfig` or `ServiceConfig`. */
export function appConfigOf(app: RegisteredApp, agent: SimulatedAgent) {
  const id = uuidFrom(`app ${app.name}`);
  const [instanceArn] = instanceArnOf(agent).split(':instance/');
  const base = {
    arn: `${instanceArn?.replace(':connect:', ':app-integrations:')}:application/${id}`,
    namespace: app.name.toLowerCase().replaceAll(/\W+/g, '-'),
    id,
    name: app.name,
    description: '',
    accessUrl: app.url,
    initializationTimeout: app.initializationTimeoutMs,
    permissions: [...app.permissions],
    iframeConfig: { allow: [...app.allow], sandbox: [...app.sandbox] },
  };
  return app.kind === 'service'
    ? { ...base, applyToAgentWorkspace: true }
    : {
        ...base,
        _type: 'iframe',
        contactHandling: { scope: app.scope === 'per-contact' ? 'PER_CONTACT' : 'CROSS_CONTACTS' },
      };
}
