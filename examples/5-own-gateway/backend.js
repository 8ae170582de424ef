import { UpdateContactAttributesCommand } from '@aws-sdk/client-connect';

const DESKTOP = 'http://localhost:8090';
/** The attributes that apps may write through this desktop. */
const NAMES = ['CallReason'];

/**
 * The desktop's backend: receives one update, checks it, and calls Amazon Connect.
 *
 * @param {Request} request from the gateway in the page
 * @param {object} connect
 * @param {import('@aws-sdk/client-connect').ConnectClient} connect.client with the server's own credentials, which allow
 *   connect:UpdateContactAttributes only. It makes one attempt (maxAttempts: 1): with several, the refusal of the last
 *   one would not exclude that an earlier one was stored.
 * @param {string} connect.instanceId
 * @returns {Promise<Response>}
 */
export async function updateContactAttributes(request, { client, instanceId }) {
  // Other pages in the agent's browser must not write. Check here too that an agent is signed in to this desktop.
  if (request.headers.get('origin') !== DESKTOP) return new Response(null, { status: 401 });

  const update = await request.json().catch(() => undefined);
  if (!isUpdate(update)) return new Response(null, { status: 400 });
  const { initialContactId, attributes } = update;
  if (!Object.keys(attributes).every((name) => NAMES.includes(name)))
    return new Response(null, { status: 403 });

  try {
    await client.send(
      new UpdateContactAttributesCommand({
        InstanceId: instanceId,
        InitialContactId: initialContactId,
        Attributes: attributes,
      }),
      { abortSignal: request.signal },
    );
    return new Response(null, { status: 204 });
  } catch (error) {
    console.error(`Amazon Connect: ${error.name}`);
    return new Response(null, { status: statusFor(error.$metadata?.httpStatusCode) });
  }
}

function isUpdate(value) {
  return (
    typeof value?.initialContactId === 'string' &&
    typeof value.attributes === 'object' &&
    value.attributes !== null &&
    Object.values(value.attributes).every((text) => typeof text === 'string')
  );
}

/** @param {number} [status] of Amazon Connect's answer, if there was one */
function statusFor(status = 0) {
  // Amazon Connect refuses this server's credentials. For the page, 403 means a name that no app may write.
  if (status === 401 || status === 403) return 401;
  // Without a refusal, it is unknown whether the update was stored.
  return status >= 400 && status < 500 ? status : 502;
}
