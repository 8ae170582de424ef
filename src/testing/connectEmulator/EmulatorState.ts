import { CallLog } from './CallLog.js';
import type { ResolvedOptions } from './ConnectEmulatorOptions.js';
import { ContactStore } from './ContactStore.js';
import { CredentialStore } from './CredentialStore.js';
import { FaultList } from './FaultList.js';
import { IdentityPool } from './IdentityPool.js';
import { Quota } from './Quota.js';

/** What a test may switch while the emulator runs. */
export interface Switches {
  readonly clockSkewMs: number;
  readonly passiveRegion: boolean;
  readonly offline: boolean;
  readonly exposeErrorHeaders: boolean;
}

/** The whole state of one emulator; an answer depends only on this state and the call. */
export class EmulatorState {
  readonly options: ResolvedOptions;
  readonly contacts: ContactStore;
  readonly credentials: CredentialStore;
  readonly identities: IdentityPool;
  readonly quota: Quota;
  readonly faults = new FaultList();
  readonly log = new CallLog();
  #switches: Switches;

  constructor(options: ResolvedOptions) {
    this.options = options;
    this.contacts = new ContactStore(options);
    this.credentials = new CredentialStore(options.credentials);
    this.identities = new IdentityPool(options.region, options.logins);
    this.quota = new Quota(options.quota, options.now);
    this.#switches = {
      clockSkewMs: 0,
      passiveRegion: false,
      offline: false,
      exposeErrorHeaders: options.exposeErrorHeaders,
    };
    for (const contact of options.contacts) {
      this.contacts.create(contact);
    }
  }

  get switches(): Switches {
    return this.#switches;
  }

  switch(changes: Partial<Switches>): void {
    this.#switches = { ...this.#switches, ...changes };
  }

  /** The service's clock, in ms since 1970. */
  serviceTime(): number {
    return this.options.now() + this.#switches.clockSkewMs;
  }
}
