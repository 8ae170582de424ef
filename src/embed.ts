import type { Broker } from './broker/Broker.js';
import type * as library from './library.js';
import { partsBeside } from './parts/RequestPart.js';
import { BrokerError } from './protocol/BrokerError.js';
import { ERROR_TYPES } from './protocol/errorTypes.js';
import { StreamsSession } from './session/StreamsSession.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { attributeName, findMistakenAttributes, readScriptSettings } from './settings/readScriptSettings.js';
import { SettingError } from './settings/SettingError.js';
import { startBroker } from './startBroker.js';
import type { createWorkspaceSession } from './workspace/createWorkspaceSession.js';

declare global {
  interface Window {
    /** Settings for the script tag; set it before the script. */
    connectMessageBrokerConfig?: BrokerSettings;
    /** The library, and the broker that the script tag started; without one when a setting was wrong. */
    ConnectMessageBroker?: typeof library & {
      createBroker(settings: BrokerSettings): Broker;
      readonly broker?: Broker;
      /** Of the script for the Agent Workspace. */
      readonly createWorkspaceSession?: typeof createWorkspaceSession;
      /** Of the script for the Agent Workspace: adds its session to the settings, where the attributes of the tag ask for it. */
      workspaceSettings?(dataset: DOMStringMap, settings: BrokerSettings): BrokerSettings;
    };
  }
}

const NO_CONFIG =
  'no window.connectMessageBrokerConfig was there when this script ran; set it before, where the Content-Security-Policy allows it';

const MODULE_TAG = 'script[type="module"][src*="connect-message-broker.js"]';

const tag = findTag();
/** Without a URL of its own, as when a tag manager evaluates its text, the script's files are the page's. */
const scriptUrl = tag && URL.canParse('.', tag.src) ? tag.src : document.baseURI;

/** A module script has no `document.currentScript`. */
function findTag(): HTMLScriptElement | undefined {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement) return currentScript;
  return document.querySelector<HTMLScriptElement>(MODULE_TAG) ?? undefined;
}

/** Whether the page has its own way to start a broker. */
let isStarted = false;

function createBroker(settings: BrokerSettings): Broker {
  isStarted = true;
  return startBroker(settings, partsBeside(scriptUrl));
}

function start(dataset: DOMStringMap, config: unknown): Broker | undefined {
  const mistaken = findMistakenAttributes(dataset);
  if (mistaken !== undefined) console.warn(`connect-message-broker: ${mistaken}`);
  try {
    const settings = readScriptSettings(dataset, config);
    if (settings) return createBroker(inWorkspace(dataset, settings));
    watchForConfig();
  } catch (error) {
    console.error(error instanceof Error ? explain(error, dataset, config) : error);
  }
  return undefined;
}

/** The settings of a page in the Agent Workspace have its session, which a script of its own makes. */
function inWorkspace(dataset: DOMStringMap, settings: BrokerSettings): BrokerSettings {
  const { workspaceSettings } = window.ConnectMessageBroker ?? {};
  if (workspaceSettings) return workspaceSettings(dataset, settings);
  const name = ['workspace', 'workspaceOrigins'].find((attribute) => Object.hasOwn(dataset, attribute));
  if (name === undefined) return settings;
  throw new SettingError(name, 'put connect-message-broker-workspace.js before this script');
}

/** Names a setting as the page wrote it, and says when the object was missing that has the way to Amazon Connect. */
function explain(error: Error, dataset: DOMStringMap, config: unknown): string {
  const [name = ''] = error instanceof SettingError ? error.setting.split(/\W/) : [];
  const { message } = error;
  const isMissing = config === undefined && ['credentials', 'identityPoolId'].includes(name);
  const written = Object.hasOwn(dataset, name) ? message.replace(name, attributeName(name)) : message;
  return isMissing ? written.replace(': ', `: ${NO_CONFIG}: `) : written;
}

/** A page whose settings come too late would otherwise have no broker, and no word of it. */
function watchForConfig(): void {
  window.addEventListener('load', () => {
    if (window.connectMessageBrokerConfig && !isStarted) console.warn(`connect-message-broker: ${NO_CONFIG}`);
  });
}

const broker = start(tag?.dataset ?? {}, window.connectMessageBrokerConfig);
/**
 * The page may hold the client's script too, or this one twice: the broker that an earlier tag has started goes on, and the
 * class of errors that was there first stays.
 */
window.ConnectMessageBroker = {
  BrokerError,
  ...window.ConnectMessageBroker,
  ERROR_TYPES,
  SettingError,
  StreamsSession,
  createBroker,
  ...(broker && { broker }),
};
