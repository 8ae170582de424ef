/** What the six permissions without `*` allow, as Amazon documents it: commands and keys of events. */
const documented: Readonly<Record<string, readonly string[]>> = {
  'User.Details.View': ['agent/getARN', 'agent/getName'],
  'User.Configuration.View': [
    'agent/getRoutingProfile',
    'agent/getChannelConcurrency',
    'agent/getExtension',
    'agent/routingProfileChanged',
    'agent/enabledChannelListChanged',
  ],
  'User.Status.View': ['agent/getState', 'agent/stateChange'],
  'Contact.Details.View': [
    'contact/getInitialContactId',
    'contact/getType',
    'contact/getChannelType',
    'contact/getQueue',
    'contact/getQueueTimestamp',
    'contact/getStateDuration',
    'contact/connected',
    'contact/missed',
    'contact/acw',
    'contact/cleared',
    'contact/destroy',
  ],
  'Contact.Attributes.View': ['contact/getAttributes'],
  'Contact.CustomerDetails.View': ['contact/getPhoneNumber', 'voice/getInitialCustomerPhoneNumber'],
};

/** The documentation names no permission for these; here they need none. */
const free = [
  'agent/getNetworkConnectionStatus',
  'agent/networkConnectionStatusChanged',
  'sendActivity',
  'expiration-warning',
  'expiration-warning-cleared',
  'session-extension-error',
];

const needed: ReadonlyMap<string, string | null> = new Map([
  ...free.map((name) => [name, null] as const),
  ...Object.entries(documented).flatMap(([permission, names]) =>
    names.map((name) => [name, permission] as const),
  ),
]);

/** The least that lets an app read the agent, its contacts, their attributes and numbers. */
export const defaultPermissions = Object.keys(documented);

/**
 * Whether an app with these permissions may send a command or subscribe to an event. What the table does not name needs `*`.
 *
 * @param changes to the table
 */
export function isPermitted(
  name: string,
  permissions: readonly string[],
  changes: Readonly<Record<string, string | null>>,
): boolean {
  if (permissions.includes('*')) return true;
  const permission = Object.hasOwn(changes, name) ? changes[name] : needed.get(name);
  return permission === null || (permission !== undefined && permissions.includes(permission));
}
