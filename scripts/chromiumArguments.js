/** What Playwright itself turns off: Chromium heeds only the last `--disable-features`. */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
/** Pages of the address bar, which no test shows; with each window they take a third of all processor time. */
const OMNIBOX_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];
/** A process ahead of need, which a window that is soon closed starts for nothing: a twentieth of the processor time. */
const SPARE_PROCESS = 'SpareRendererForSitePerProcess';

/** With what Chromium is started: root, as in a container, has no sandbox; the rest keeps it from looking for hosts outside. */
const argumentsWithout = (features) => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...features].join()}`,
  '--no-first-run',
];

/** As in users' browsers, apps of other sites have processes of their own; the headless shell would not give them any. */
const OWN_PROCESSES = '--site-per-process';

/** For measurements and pictures: users' browsers have the spare process. */
export const chromiumArguments = [...argumentsWithout(OMNIBOX_PAGES), OWN_PROCESSES];

/** For tests in which frames share a process, which saves a tenth of the processor time. */
export const sharedProcessArguments = argumentsWithout([...OMNIBOX_PAGES, SPARE_PROCESS]);

/** For tests, each of which opens a window of its own. */
export const testArguments = [...sharedProcessArguments, OWN_PROCESSES];
