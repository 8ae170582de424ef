/** The agent, by the claims of a token that the HTTP API's authorizer has checked. */
export interface Agent {
  /** Identifies one agent, over all issuers of tokens; undefined when the token names no agent. */
  readonly key: string | undefined;
  /** The agent's id in Amazon Connect; undefined when the token lacks the claim. */
  readonly id: string | undefined;
}

/** Claims as an HTTP API hands them on. */
export type Claims = Readonly<Record<string, unknown>>;

/** @param agentClaim name of the claim that holds the agent's id in Amazon Connect */
export function readAgent(claims: Claims, agentClaim: string): Agent {
  const text = (name: string): string => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const id = text(agentClaim);
  const subject = text('sub') || text('client_id');
  return {
    key: subject || id ? JSON.stringify([text('iss'), subject, id]) : undefined,
    id: id === '' ? undefined : id,
  };
}
