import { optionsWith } from '../../shared/byHand/options.js';
import { servePenpal } from '../../shared/byHand/servePenpal.js';
import { offerGateway } from '../../shared/offerGateway.js';
import { openApp } from '../../shared/openApp.js';
import { appOrigin } from '../../shared/origins.js';

servePenpal(openApp('sameWork/app/penpal').window, [appOrigin], optionsWith(offerGateway()));
