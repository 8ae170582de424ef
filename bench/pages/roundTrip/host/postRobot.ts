import postRobot from 'post-robot';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

postRobot.on(
  'updateContactAttributes',
  { window: openApp('roundTrip/app/postRobot').window, domain: appOrigin },
  async () => {},
);
