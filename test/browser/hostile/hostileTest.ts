import { CONTACT, test as desktopTest } from '../broker/desktopTest.js';
import { Desk, deskSettings, SPEAKER } from './Desk.js';

interface Fixtures {
  /** Opens a host page, its agent logged in; hosts of any name and scheme serve speakers at `/speaker`. */
  openDesk: (config?: string) => Promise<Desk>;
}

export const test = desktopTest.extend<Fixtures>({
  // What is tested here is not how the broker keeps to the quota.
  emulatorOptions: { contacts: [{ contactId: CONTACT }], quota: false },
  openDesk: async ({ context, openHost, emulator }, use) => {
    await context.route(
      (url) => url.pathname === '/speaker',
      (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: SPEAKER }),
    );
    await use(async (config) => {
      const host = await openHost(deskSettings(config));
      await host.session('logged_in');
      return new Desk(host, emulator);
    });
  },
});

export { CONTACT, expect, type Frame, PUBLISHED_ANSWER, SAMPLE } from '../broker/desktopTest.js';
