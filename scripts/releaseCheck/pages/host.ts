import { type BrokerSettings, createBroker } from 'connect-message-broker';

declare global {
  interface Window {
    readonly settings: BrokerSettings;
  }
}

createBroker(window.settings);
