import type { Broker } from './broker/Broker.js';
import type * as library from './library.js';
import { BrokerError } from './protocol/BrokerError.js';
import { ERROR_TYPES } from './protocol/errorTypes.js';
import { StreamsSession } from './session/StreamsSession.js';
import type { BrokerSettings } from './settings/BrokerSettings.js';
import { readScriptSettings } from './settings/readScriptSettings.js';
import { SettingError } from './settings/SettingError.js';
import { startBroker } from './startBroker.js';

/** Set by the build. */
declare const VERSION: string;

declare global {
  interface Window {
    /** Settings for the script tag; set it before the script. */
    connectMessageBrokerConfig?: BrokerSettings;
    /** The library, and the broker that the script tag started; without one when a setting was wrong. */
    ConnectMessageBroker?: typeof library & {
      createBroker(settings: BrokerSettings): Broker;
      readonly broker?: Broker;
    };
  }
}

const script = document.currentScript;
const scriptUrl = script instanceof HTMLScriptElement ? script.src : location.href;

/** From beside this script, and never an older one out of a cache. */
function loadAwsPart(failures: number) {
  const url = new URL('connect-message-broker-aws.js', scriptUrl);
  url.searchParams.set('v', VERSION);
  // A browser may remember that a module's URL failed.
  if (failures > 0) url.searchParams.set('retry', String(failures));
  return import(url.href);
}

function createBroker(settings: BrokerSettings): Broker {
  return startBroker(settings, loadAwsPart);
}

function start(dataset: DOMStringMap): Broker | undefined {
  try {
    const settings = readScriptSettings(dataset, window.connectMessageBrokerConfig);
    if (settings) return createBroker(settings);
  } catch (error) {
    console.error(error instanceof Error ? explain(error, dataset) : error);
  }
  // One that an earlier tag has started goes on.
  return window.ConnectMessageBroker?.broker;
}

/** Names a setting as the page wrote it. */
function explain(error: Error, dataset: DOMStringMap): string {
  const [name = ''] = error instanceof SettingError ? error.setting.split(/\W/) : [];
  const attribute = `data-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`;
  return name in dataset ? error.message.replace(name, attribute) : error.message;
}

const broker = start(script instanceof HTMLScriptElement ? script.dataset : {});
window.ConnectMessageBroker = {
  BrokerError,
  ERROR_TYPES,
  SettingError,
  StreamsSession,
  createBroker,
  ...(broker && { broker }),
};
