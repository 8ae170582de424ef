import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { answer } from './answer.js';
import type { ConnectApi } from './ConnectApi.js';
import type { Address, ReadContent } from './readRequest.js';
import { BrokerError, isPlainObject } from './wire.js';

/** Answers `Contact/GetContactAttributes` with what Amazon Connect has stored by now. */
export async function readAttributes(
  address: Address,
  { contactId, names }: ReadContent,
  connect: ConnectApi,
): Promise<APIGatewayProxyStructuredResultV2> {
  const result = await connect.attempt({
    method: 'getContactAttributes',
    request: { initialContactId: contactId },
    readsOnly: true,
  });
  if (!result.ok) throw new BrokerError(result.errorType, result.message, result);
  const { output } = result;
  const attributes = isPlainObject(output) && isPlainObject(output.attributes) ? output.attributes : {};
  const wanted = new Set(names ?? Object.keys(attributes));
  return answer(200, address, {
    response: true,
    ContactAttributes: Object.fromEntries(
      Object.entries(attributes).filter(([name, value]) => value !== '' && wanted.has(name)),
    ),
  });
}
