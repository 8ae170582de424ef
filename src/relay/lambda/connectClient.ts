import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectInstance } from './ConnectApi.js';
import { refuseHtml } from './refuseHtml.js';

/** Amazon Connect at the Region's endpoint, or at `AWS_ENDPOINT_URL_CONNECT`. */
export function connectInstance(instanceId: string, timeoutMs: number): ConnectInstance {
  // The consumer retries, since it knows the pace.
  const client = new ConnectClient({ maxAttempts: 1 });
  refuseHtml(client);
  return new ConnectInstance(client, instanceId, timeoutMs);
}
