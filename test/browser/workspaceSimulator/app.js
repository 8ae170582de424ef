import { SessionExpirationWarningClient, sendActivity } from '@amazon-connect/activity';
import { AmazonConnectApp, AmazonConnectService } from '@amazon-connect/app';
import { AgentClient, ContactClient } from '@amazon-connect/contact';
import { VoiceClient } from '@amazon-connect/voice';

/** A page with the real packages. The query says what it is: `kind`, `connectionTimeout`, `destroyMs`. */
const query = new URLSearchParams(location.search);
const recorded = [];
const record = (entry) => recorded.push(entry);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const config = {
  async onCreate({ context }) {
    window.context = context;
    record('create');
  },
  async onDestroy() {
    record('destroy');
    await pause(Number(query.get('destroyMs') ?? 0));
  },
  ...(query.has('connectionTimeout') && {
    workspace: { connectionTimeout: Number(query.get('connectionTimeout')) },
  }),
};
const isService = query.get('kind') === 'service';
const { provider } = (isService ? AmazonConnectService : AmazonConnectApp).init(config);
if (!isService) {
  provider.onStart(async () => record('start'));
  provider.onStop(async () => record('stop'));
}
provider.onError(({ key, isFatal }) => record(`error ${key}${isFatal ? ', fatal' : ''}`));
const proxy = provider.getProxy();
const health = [];
proxy.onHealthCheckStatusChanged(({ status }) => health.push(status));

const agent = new AgentClient({ provider });
const contact = new ContactClient({ provider });
const voice = new VoiceClient({ provider });
const expiry = new SessionExpirationWarningClient(provider);

/** Resolves when the workspace has received all subscriptions before it: any answer proves it. */
const listening = () => ask(() => agent.getARN());

/** Records each event of a client, as its name and its details. */
function listen(client, name, contactId) {
  client[`on${name}`](async (data) => {
    record([name, data.contactId ?? data.state?.name ?? data.state ?? data.status].filter(Boolean).join(' '));
  }, contactId);
  return listening();
}
/** A request's answer, or what its ConnectError says. */
async function ask(request) {
  try {
    return (await request()) ?? null;
  } catch ({ errorType, errorKey, reason }) {
    return { errorType, errorKey, reason };
  }
}

Object.assign(window, {
  recorded,
  health,
  provider,
  proxy,
  agent,
  contact,
  voice,
  expiry,
  listen,
  listening,
  ask,
});
window.sendActivity = () => sendActivity(provider);
