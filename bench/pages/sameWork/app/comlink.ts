import { createEndpoint, windowEndpoint, wrap } from 'comlink';
import type { HandHost } from '../../shared/byHand/HandHost.js';
import { sendBy } from '../../shared/byHand/sendBy.js';
import { offerWork } from '../../shared/offerWork.js';
import { hostOrigin } from '../../shared/origins.js';

const byWindow = wrap<HandHost>(windowEndpoint(parent, self, hostOrigin));
offerWork(sendBy(wrap<HandHost>(await byWindow[createEndpoint]())));
