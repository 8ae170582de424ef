import { ChildHandshake, WindowMessenger } from 'post-me';
import type { HandHost } from '../../shared/byHand/HandHost.js';
import { sendBy } from '../../shared/byHand/sendBy.js';
import { offerWork } from '../../shared/offerWork.js';
import { hostOrigin } from '../../shared/origins.js';

const connection = await ChildHandshake(
  new WindowMessenger({ remoteWindow: parent, remoteOrigin: hostOrigin }),
);
const host = connection.remoteHandle<HandHost>();
offerWork(sendBy({ updateContactAttributes: (data) => host.call('updateContactAttributes', data) }));
