import { isRecord } from '../../isRecord.js';

/** A message of the host page that the CCP answers. Streams' other messages are for Amazon's own records. */
export type HostMessage =
  | { event: 'synchronize' }
  | { event: 'terminate' }
  | { event: 'reload_agent_configuration' }
  | { event: 'api_request'; data: ApiRequest }
  | { event: 'master_request'; data: MasterRequest }
  | { event: 'broadcast'; data: { event: string; data?: unknown } }
  /** With Global Resiliency. */
  | { event: (typeof regionRequests)[number] }
  | { event: 'globalResiliency::configure_ccp_conduit'; data: { instanceState: 'active' | 'inactive' } };

const regionRequests = [
  'agent::fetch_agent_data_from_ccp',
  'globalResiliency::validate_global_signin',
  'globalResiliency::force_failover',
] as const;

export interface ApiRequest {
  requestId: string;
  method: string;
  params: Record<string, unknown>;
}

export interface MasterRequest {
  requestId: string;
  method: 'checkMaster' | 'becomeMaster';
  params: { topic: string; shouldNotBecomeMasterIfNone: boolean };
}

/** Logs and metrics: many per second, without effect in any host page. */
const unheardBroadcasts = new Set(['log', 'server_bound_internal_log', 'client_metric', 'click_stream_data']);

/** Reads a message of the host page. Returns undefined for every message that the CCP does not answer. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined;
  const data = isRecord(value.data) ? value.data : {};
  const { requestId, method } = data;
  const params = isRecord(data.params) ? data.params : {};
  switch (value.event) {
    case 'synchronize':
    case 'terminate':
    case 'reload_agent_configuration':
      return { event: value.event };
    case 'api_request':
      if (typeof requestId !== 'string' || typeof method !== 'string') return undefined;
      return { event: 'api_request', data: { requestId, method, params } };
    case 'master_request': {
      const { topic } = params;
      if (typeof requestId !== 'string' || typeof topic !== 'string') return undefined;
      if (method !== 'checkMaster' && method !== 'becomeMaster') return undefined;
      const shouldNotBecomeMasterIfNone = params.shouldNotBecomeMasterIfNone === true;
      return {
        event: 'master_request',
        data: { requestId, method, params: { topic, shouldNotBecomeMasterIfNone } },
      };
    }
    case 'broadcast': {
      const { event } = data;
      if (typeof event !== 'string' || unheardBroadcasts.has(event)) return undefined;
      return { event: 'broadcast', data: { event, data: data.data } };
    }
    case 'globalResiliency::configure_ccp_conduit': {
      const { instanceState } = data;
      if (instanceState !== 'active' && instanceState !== 'inactive') return undefined;
      return { event: 'globalResiliency::configure_ccp_conduit', data: { instanceState } };
    }
    default: {
      const event = regionRequests.find((request) => request === value.event);
      return event && { event };
    }
  }
}
