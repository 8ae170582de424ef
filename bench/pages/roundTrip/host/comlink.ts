import { expose, windowEndpoint } from 'comlink';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

const { window } = openApp(`roundTrip/app/${new URLSearchParams(location.search).get('app')}`);
expose({ updateContactAttributes: async () => {} }, windowEndpoint(window, self, appOrigin), [appOrigin]);
