import { connect, WindowMessenger } from 'penpal';
import type { HandHost } from '../../shared/byHand/HandHost.js';
import { sendBy } from '../../shared/byHand/sendBy.js';
import { offerWork } from '../../shared/offerWork.js';
import { hostOrigin } from '../../shared/origins.js';

const { promise } = connect<HandHost>({
  messenger: new WindowMessenger({ remoteWindow: parent, allowedOrigins: [hostOrigin] }),
});
offerWork(sendBy(await promise));
