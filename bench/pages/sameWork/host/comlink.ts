import { optionsWith } from '../../shared/byHand/options.js';
import { serveComlink } from '../../shared/byHand/serveComlink.js';
import { offerGateway } from '../../shared/offerGateway.js';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

serveComlink(openApp('sameWork/app/comlink').window, appOrigin, optionsWith(offerGateway()));
