import type { AgentUpdate } from './agentUpdate.js';

/** Any message of the CCP protocol, in either direction. It travels by structured clone. */
export interface WireMessage {
  event: string;
  data?: unknown;
}

/** A message of the CCP to the host page (amazon-connect-streams 2.28: `EventType`, `AgentEvents`). */
export type CcpMessage =
  /** With `data`: a page has found a session. Without: the answer to `synchronize`. */
  | { event: 'acknowledge'; data?: { id: string } }
  | { event: 'update_connected_ccps'; data: { length: number } }
  | { event: 'agent::update'; data: AgentUpdate }
  | { event: 'api_response'; data: ApiResponse }
  | { event: 'master_response'; data: MasterResponse }
  | { event: 'terminated' }
  /** Without `data` the CCP may still recover; with it the session is gone. */
  | { event: 'auth_fail'; data?: { authorize: true } }
  | { event: 'authorize_success' }
  | { event: 'agent::mute_toggle'; data: { muted: boolean } }
  /** Global Resiliency (there: `GlobalResiliencyEvents`). */
  | { event: 'agent::fetch_agent_data_from_ccp'; data: AgentUpdate }
  | { event: 'globalResiliency::global_signin_valid'; data: object }
  | {
      event: 'globalResiliency::init';
      data: { instanceRegion: string; instanceState: 'active' | 'inactive'; activeRegion: string };
    }
  /** `activeRegion` is the Region that becomes active. */
  | {
      event: `globalResiliency::failover_${'detected' | 'pending' | 'initiated'}`;
      data: { activeRegion: string };
    }
  | { event: `contact::accepted${'' | `::${string}`}`; data: { contactId: string } };

export interface ApiResponse {
  event: 'api_response';
  requestId: string;
  data: unknown;
  /** null after a success, otherwise a JSON text `{"type", "message"}`. */
  err: string | null;
}

export interface MasterResponse {
  event: 'master_response';
  requestId: string;
  err: null;
  data: { masterId: string | null; topic: string; isMaster?: boolean; takeOver?: boolean };
}
