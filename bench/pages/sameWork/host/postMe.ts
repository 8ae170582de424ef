import { optionsWith } from '../../shared/byHand/options.js';
import { servePostMe } from '../../shared/byHand/servePostMe.js';
import { offerGateway } from '../../shared/offerGateway.js';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

const app = openApp('sameWork/app/postMe');
await app.loaded;
await servePostMe(app.window, appOrigin, optionsWith(offerGateway()));
