import { offerBursts } from '../shared/offerBursts.js';
import { sendPlain } from '../shared/sendPlain.js';

offerBursts(sendPlain);
