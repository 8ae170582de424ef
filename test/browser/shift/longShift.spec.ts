import { type CDPSession, type Page, test } from '@playwright/test';
import { type CcpRegions, startCcpRegions } from 'connect-message-broker/testing';
import { update } from '../broker/AppFrame.js';
import { type AppFrame, expect, HostPage } from '../broker/desktopTest.js';
import { PageServer } from '../broker/PageServer.js';
import { FastTime } from './FastTime.js';
import { countTimers, type HostState, readHostState } from './hostState.js';
import { TwoRegions } from './TwoRegions.js';

/** One hour in `npm test`; `npm run test:shift` sets eight. */
const HOURS = Number(process.env.SHIFT_HOURS ?? 1);
const MINUTE = 60_000;
const CALLS_PER_HOUR = 6;
/** What Chromium itself takes more: code that it compiles as it is used, and the times of requests. */
const MORE_HEAP_MB = 1;
/** An hour: Streams keeps messages for the Region that is not active. Requests that are kept would be more than 500. */
const MORE_OBJECTS = 100;
/** Chromium frees some late. What is kept of each call, or of each time that the apps are loaded, would be more in an hour. */
const MORE_OF_EACH = 2;
const OK = { response: true };

/** With the client, in a site of its own; `settled` has what has become of each call. */
const CLIENT_APP = (
  hostOrigin: string,
): string => `<!doctype html><link rel="icon" href="data:,"><title>client</title>
  <script src="/client.global.js"></script>
  <script>
    const client = ConnectMessageBroker.createClient({ origin: '${hostOrigin}' });
    const settled = {};
    const settle = (id, result) => { settled[id] = [...(settled[id] ?? []), result]; };
    const save = (id, contactId, attributes) => {
      client.updateContactAttributes(contactId, attributes).then(() => settle(id, 'stored'), (error) => settle(id, error.errorType));
    };
  </script>`;

/** A desktop with the real Streams and AWS SDK, two apps, and an agent who works on it. */
class Shift {
  readonly #page: Page;
  readonly #server: PageServer;
  readonly #softphones: CcpRegions;
  readonly #connect: TwoRegions;
  readonly #time: FastTime;
  #host: HostPage | undefined;
  #client: AppFrame | undefined;
  #session: CDPSession | undefined;
  #lastId = 0;
  #answered = 0;

  constructor(page: Page, server: PageServer, softphones: CcpRegions, connect: TwoRegions, time: FastTime) {
    this.#page = page;
    this.#server = server;
    this.#softphones = softphones;
    this.#connect = connect;
    this.#time = time;
  }

  /** Requests whose answers have been checked. */
  get answered(): number {
    return this.#answered;
  }

  get host(): HostPage {
    if (this.#host === undefined) throw new Error('the desktop is not open');
    return this.#host;
  }

  get client(): AppFrame {
    if (this.#client === undefined) throw new Error('the desktop is not open');
    return this.#client;
  }

  /** Opens the desktop, or loads it again. */
  async open(): Promise<void> {
    const { emulator } = this.#connect;
    this.#server.put('/client-app', CLIENT_APP(this.#server.origin('localhost')));
    this.#host = await HostPage.open(
      this.#page,
      { emulator, simulator: this.#softphones.primary, server: this.#server },
      {
        config: `
          ccp: { loginPopup: false, ...${JSON.stringify(this.#softphones.parameters)} },
          identityPoolId: undefined, logins: undefined,
          credentials: async () => {
            window.renewals = (window.renewals ?? 0) + 1;
            return { ...${JSON.stringify(this.#connect.emulator.credentials)}, expiration: new Date(Date.now() + ${60 * MINUTE}) };
          },
          allowedOrigins: ['127.0.0.1', 'crm.localhost'].map(ORIGIN),`,
        attributes: {
          'data-endpoint': undefined,
          'data-cognito-endpoint': undefined,
          'data-allowed-origins': undefined,
        },
      },
    );
    await this.host.session('logged_in');
    this.#client = await this.host.addFrame('client', {
      src: `${this.#server.origin('crm.localhost')}/client-app`,
    });
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
  }

  /** So many minutes of work: the softphone sends its updates all the time. */
  async work(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      await this.#time.pass(MINUTE);
      this.#softphones.active.pushUpdate();
    }
    await this.host.session('logged_in');
  }

  /** Saves by both apps, and waits for what they are answered. */
  async save(contactId: string, expected: Readonly<Record<string, unknown>> = OK): Promise<void> {
    const { settled, id } = await this.post(contactId);
    expect(await this.host.app.answerTo(id)).toMatchObject(expected);
    const type = expected.response === true ? 'stored' : expected.errorType;
    await expect.poll(settled).toEqual([type]);
    if (expected.response === true) {
      expect(this.#connect.attributes(contactId)).toMatchObject({ Plain: String(id), Client: String(id) });
    }
  }

  /** Posts updates by both apps. */
  async post(contactId: string): Promise<{ id: number; settled: () => Promise<unknown> }> {
    this.#lastId += 1;
    const id = this.#lastId;
    await this.host.app.post(update(id, contactId, { Plain: String(id) }));
    const { frame } = this.client;
    await frame.evaluate(`save(${id}, '${contactId}', { Client: '${id}' })`);
    return { id, settled: () => frame.evaluate(`settled[${id}]`) };
  }

  async call(): Promise<void> {
    const softphone = this.#softphones.active;
    const contactId = softphone.incomingCall({ contactId: this.#connect.createContact() });
    softphone.accept(contactId);
    await this.work(2);
    await this.save(contactId);
    await this.work(3);
    await this.save(contactId);
    softphone.hangUp(contactId);
    await this.work(1);
    softphone.clear(contactId);
  }

  /** The laptop sleeps: what is posted before the first update waits for it. */
  async sleep(minutes: number): Promise<void> {
    await this.#time.pass(minutes * MINUTE);
    await this.host.session('suspect');
    const { id, settled } = await this.post(this.#connect.createContact());
    await this.host.app.settled();
    this.#softphones.active.pushUpdate();
    expect(await this.host.app.answerTo(id)).toEqual(OK);
    await expect.poll(settled).toEqual(['stored']);
  }

  /** What is posted meanwhile goes to the other Region. */
  async failOver(): Promise<void> {
    this.#softphones.startFailover();
    await this.host.session('suspect');
    const { id, settled } = await this.post(this.#connect.createContact());
    await this.host.app.settled();
    this.#softphones.finishFailover();
    expect(await this.host.app.answerTo(id)).toEqual(OK);
    await expect.poll(settled).toEqual(['stored']);
    await this.host.session('logged_in');
  }

  async logOutAndIn(): Promise<void> {
    this.#softphones.logOut();
    await this.host.session('logged_out');
    await this.save(this.#connect.createContact(), { response: false, errorType: 'AGENT_NOT_LOGGED_IN' });
    this.#softphones.logIn();
    await this.host.session('logged_in');
  }

  /** Both apps are loaded again, each while a request of its is open. */
  async reloadApps(): Promise<void> {
    const contactId = this.#connect.createContact();
    for (const { frame } of [this.host.app, this.client]) {
      await this.post(contactId);
      await Promise.all([
        this.#page.waitForEvent('framenavigated', (navigated) => navigated === frame),
        frame.evaluate(() => location.reload()).catch(() => {}),
      ]);
      await frame.waitForLoadState();
    }
    await this.save(contactId);
  }

  /** Each request that has come so far is answered once. Forgets them. */
  async checkAnswers(): Promise<void> {
    const sequences = async (name: string) =>
      (await this.host.events(name)).map(({ sequence }) => Number(sequence)).toSorted((a, b) => a - b);
    const asked = await sequences('request');
    await expect.poll(() => sequences('response')).toEqual(asked);
    expect(new Set(asked).size).toBe(asked.length);
    this.#answered += asked.length;
    await this.#page.evaluate('happened.length = 0');
    await this.host.app.frame.evaluate('answers.length = 0');
  }

  renewals(): Promise<number> {
    return this.#page.evaluate(() => Number(Reflect.get(window, 'renewals')));
  }

  readState(): Promise<HostState> {
    return readHostState(this.#page, this.#session as CDPSession);
  }
}

test(`after ${HOURS === 1 ? 'an hour' : `${HOURS} hours`} of work the desktop holds no more than at the beginning, and every request was answered once`, async ({
  page,
}) => {
  test.setTimeout(600_000);
  const time = await FastTime.install(page);
  await page.addInitScript(countTimers);
  const server = await PageServer.start();
  const softphones = await startCcpRegions({ loggedIn: true, updateIntervalMs: 600_000 });
  const connect = await TwoRegions.start(['us-east-1', 'us-west-2']);
  try {
    await connect.serve(page);
    const shift = new Shift(page, server, softphones, connect, time);
    const workAnHour = async (): Promise<void> => {
      for (let calls = 0; calls < CALLS_PER_HOUR; calls += 2) {
        await shift.call();
        await shift.call();
        await shift.checkAnswers();
        await shift.reloadApps();
      }
      await shift.sleep(20);
      await shift.failOver();
      await shift.logOutAndIn();
      await shift.checkAnswers();
    };
    await shift.open();
    await shift.call();
    await shift.checkAnswers();
    await shift.open();
    // What is made once is there after it.
    await workAnHour();
    const before = await shift.readState();
    const renewalsBefore = await shift.renewals();
    for (let hour = 0; hour < HOURS; hour += 1) await workAnHour();
    // Chromium may take more than one collection to free what another process has held.
    await expect(async () => {
      const after = await shift.readState();
      console.log({ hours: HOURS, answered: shift.answered, before, after });
      expect(after.heapMb).toBeLessThan(before.heapMb + MORE_HEAP_MB);
      expect(after.objects).toBeLessThan(before.objects + MORE_OBJECTS * HOURS);
      for (const name of ['listeners', 'timers', 'ports', 'frames', 'nodes'] as const) {
        expect(after[name], name).toBeLessThanOrEqual(before[name] + MORE_OF_EACH);
      }
    }).toPass({ timeout: 15_000 });
    expect((await shift.renewals()) - renewalsBefore).toBeGreaterThanOrEqual(HOURS);
    expect(shift.host.problems).toEqual([]);
  } finally {
    await Promise.all([softphones.stop(), connect.stop(), server.stop()]);
    time.restore();
  }
});
