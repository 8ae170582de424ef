import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { ConnectCall } from './ConnectCall.js';
import type { ConnectEmulator } from './ConnectEmulator.js';
import type { ResolvedOptions } from './ConnectEmulatorOptions.js';
import type { ContactSnapshot, NewContact } from './ContactDetails.js';
import { EmulatorState } from './EmulatorState.js';
import type { Fault } from './Fault.js';
import { handleRequest } from './handleRequest.js';
import { invalidOption } from './invalidOption.js';
import { limits } from './limits.js';
import { type ConnectOperationName, connectOperationNames } from './operations/operationNames.js';

/** The server, with access to its state. */
export class RunningEmulator implements ConnectEmulator {
  readonly #state: EmulatorState;
  readonly #server: Server;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #port = 0;
  #stopped: Promise<void> | undefined;

  constructor(options: ResolvedOptions) {
    this.#state = new EmulatorState(options);
    // Every delayed call adds a listener.
    setMaxListeners(0, this.#stopping.signal);
    this.#server = createServer({ keepAliveTimeout: limits.keepAliveMs }, (incoming, outgoing) => {
      const handled = handleRequest(this.#state, incoming, outgoing, this.#stopping.signal).finally(() => {
        this.#underWay.delete(handled);
      });
      this.#underWay.add(handled);
    });
  }

  /** @throws Error when the port is taken */
  async listen(): Promise<void> {
    const { port } = this.#state.options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => {
        const isTaken = error.code === 'EADDRINUSE';
        reject(
          isTaken ? invalidOption('startConnectEmulator', 'port', 'a free port, or 0 for any', port) : error,
        );
      });
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address ? address.port : port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get region(): string {
    return this.#state.options.region;
  }

  get accountId(): string {
    return this.#state.options.accountId;
  }

  get instanceId(): string {
    return this.#state.options.instanceId;
  }

  get identityPoolId(): string {
    return this.#state.options.identityPoolId;
  }

  get logins(): ConnectEmulator['logins'] {
    return this.#state.options.logins;
  }

  get credentials(): ConnectEmulator['credentials'] {
    return this.#state.options.credentials;
  }

  createContact(contact: NewContact = {}): string {
    return this.#state.contacts.create(contact);
  }

  contact(contactId: string): ContactSnapshot {
    return this.#state.contacts.snapshot(contactId);
  }

  attributes(contactId: string): Record<string, string> {
    return this.contact(contactId).attributes;
  }

  writeAsAnother(contactId: string, attributes: Readonly<Record<string, string>>): void {
    this.#state.contacts.writeAsAnother(contactId, attributes);
  }

  get calls(): readonly ConnectCall[] {
    return this.#state.log.calls;
  }

  clearCalls(): void {
    this.#state.log.clear();
  }

  subscribe(listener: (call: ConnectCall) => void): () => void {
    return this.#state.log.subscribe(listener);
  }

  inject(fault: Fault): () => void {
    return this.#state.faults.inject(fault);
  }

  expireCredentials(): void {
    this.#state.credentials.expireIssued();
  }

  spendQuota(calls: number, operation?: ConnectOperationName): void {
    if (!Number.isInteger(calls) || calls < 0) {
      throw invalidOption('spendQuota', 'calls', 'a whole number, 0 or more', calls);
    }
    for (const name of operation === undefined ? connectOperationNames : [operation]) {
      this.#state.quota.spend(name, calls);
    }
  }

  get clockSkewMs(): number {
    return this.#state.switches.clockSkewMs;
  }

  set clockSkewMs(clockSkewMs: number) {
    if (!Number.isFinite(clockSkewMs)) {
      throw invalidOption('ConnectEmulator', 'clockSkewMs', 'milliseconds', clockSkewMs);
    }
    this.#state.switch({ clockSkewMs });
  }

  get passiveRegion(): boolean {
    return this.#state.switches.passiveRegion;
  }

  set passiveRegion(isPassive: boolean) {
    this.#state.switch({ passiveRegion: isPassive });
  }

  get offline(): boolean {
    return this.#state.switches.offline;
  }

  set offline(isOffline: boolean) {
    this.#state.switch({ offline: isOffline });
    if (isOffline) {
      this.#server.closeAllConnections();
    }
  }

  get exposeErrorHeaders(): boolean {
    return this.#state.switches.exposeErrorHeaders;
  }

  set exposeErrorHeaders(isExposed: boolean) {
    this.#state.switch({ exposeErrorHeaders: isExposed });
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // Before delayed calls resume: they must find their connection gone, or they would report answers that no client got.
    this.#server.closeAllConnections();
    this.#stopping.abort();
    await closed;
    await Promise.allSettled(this.#underWay);
  }
}
