/**
 * The permissions of an application: what the page lacks without each, and the methods and topics that need it, as Amazon
 * documents them. What is not here needs none, or is not documented.
 */
const PERMISSIONS: readonly (readonly [permission: string, needs: RegExp, cost?: string])[] = [
  ['User.Details.View', /getARN|getName/, 'the agent is unknown, and every request is refused'],
  ['User.Configuration.View', /getExtension/, "the agent's extension is not shown"],
  ['User.Status.View', /getState|agent\/state/, "the agent's state is not shown"],
  [
    'Contact.Details.View',
    /getInitialContact|getChannel|getQueue|contact\/(connected|missed|startingacw|acw|cleared)/i,
    'calls are not followed, and only the contact of the page counts as seen',
  ],
  ['Contact.Attributes.View', /getAttributes/, 'events of calls have no attributes'],
  ['Contact.CustomerDetails.View', /getInitialCustomer/, "events of calls have no caller's number"],
  ['*', /list|contact\/(incoming|connecting|pending|error)|Hold|Resume/i],
];

/** What the workspace lets this page do. Each missing permission is named once on the console, with what it costs. */
export class Permissions {
  #granted: readonly string[] | undefined;
  readonly #missing = new Set<string>();

  /** Permissions of the application that are missing, as far as is known. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** @param granted undefined when the workspace does not say, or not in these words: then everything is tried */
  set(granted: readonly string[] = []): void {
    if (PERMISSIONS.some(([permission]) => granted.includes(permission))) this.#granted = granted;
    for (const entry of PERMISSIONS) if (!this.#has(entry[0])) this.#miss(entry);
  }

  /** @param name of a method, or the topic of an event */
  allow(name: string): boolean {
    const entry = entryOf(name);
    return entry === undefined || this.#has(entry[0]);
  }

  /** @param name of the method that has failed, or a text with the topic of the event */
  refused(name: string, { reason, message }: { readonly reason?: string; readonly message?: string }): void {
    if (/permission/i.test(`${reason} ${message}`)) this.#miss(entryOf(name));
  }

  #has(permission: string): boolean {
    const granted = this.#granted;
    return granted === undefined || granted.includes('*') || granted.includes(permission);
  }

  #miss([permission, , cost]: readonly [string?, RegExp?, string?] = []): void {
    if (!permission || !cost || this.#missing.has(permission)) return;
    this.#missing.add(permission);
    console.warn(`connect-message-broker: the app lacks the permission ${permission}: ${cost}`);
  }
}

function entryOf(name: string): (typeof PERMISSIONS)[number] | undefined {
  return PERMISSIONS.find(([, needs]) => needs.test(name));
}
