import type { BrokerSettings } from 'connect-message-broker';
import type {} from 'connect-message-broker/connect-message-broker.js';
import { loggedIn } from '../shared/loggedIn.js';
import { offer } from '../shared/offer.js';

const text = await (await fetch('/connect-message-broker.js')).text();

offer({
  /** Milliseconds that the script tag blocks the page: to compile, run, and listen. The text is already loaded. */
  evaluate(): number {
    window.connectMessageBrokerConfig = {
      session: loggedIn,
      gateway: { updateContactAttributes: async () => {} },
    } satisfies BrokerSettings;
    const script = document.createElement('script');
    script.dataset.allowedOrigins = 'https://crm.example.com https://*.apps.example.com';
    script.text = text;
    const start = performance.now();
    document.head.append(script);
    const milliseconds = performance.now() - start;
    if (window.ConnectMessageBroker?.broker === undefined) throw new Error('no broker has started');
    return milliseconds;
  },
});
