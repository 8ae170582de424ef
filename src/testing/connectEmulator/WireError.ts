/** A refusal that becomes an error answer. */
export interface WireErrorDetails {
  readonly status: number;
  /** Exception name. */
  readonly name: string;
  readonly message: string;
  /** The source of the refusal: the service itself spells the member `Message`; the gateway in front of it, and authorization, `message`. */
  readonly from: 'service' | 'gateway';
  /** `false`: without CORS headers. Default `true`. */
  readonly cors?: boolean;
}

/** Thrown when a call is refused. */
export class WireError extends Error {
  readonly details: WireErrorDetails;

  constructor(details: WireErrorDetails) {
    super(`${details.status} ${details.name}: ${details.message}`);
    this.name = 'WireError';
    this.details = details;
  }
}
