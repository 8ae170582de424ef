import type { ContactGateway } from 'connect-message-broker';
import { loggedIn } from '../loggedIn.js';
import type { AttributeWriterOptions } from './AttributeWriter.js';

/** The broker's defaults; the limit of the rate is so wide that no measurement reaches it. */
export function optionsWith(gateway: ContactGateway): AttributeWriterOptions {
  return { gateway, session: loggedIn, rateLimit: { perSecond: 1e9, burst: 1e9 }, deadlineMs: 30_000 };
}
