import { connect, WindowMessenger } from 'penpal';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

connect({
  messenger: new WindowMessenger({
    remoteWindow: openApp('roundTrip/app/penpal').window,
    allowedOrigins: [appOrigin],
  }),
  methods: { updateContactAttributes: async () => {} },
});
