import { finding } from './finding.js';
import type { Check, CheckResult, Subject } from './Subject.js';

const FRESH = 'Set a function that returns fresh ones at each call.';
const CONSOLE = 'Read the error on the console.';

/** The part that the settings need, the credentials or token that it has, and the clock that it uses. */
export const checkAccess: Check = async (subject) => {
  const { settings, session } = subject;
  if (settings.gateway) return [finding('ok', 'parts', "The page's gateway needs no part.")];
  const [name, what, read] = settings.relay
    ? (['relay', 'Tokens', tokenOf] as const)
    : (['aws', 'Credentials', credentialsOf] as const);
  try {
    const access = await read(subject);
    return [
      finding('ok', 'parts', `The ${name} part is there, of the same version.`),
      ofAccess(what, access),
      ofClock(access.clockOffsetMs ?? session.clockSkewMs),
    ];
  } catch (error) {
    const { message } = error as Error;
    const isOther = isOtherVersion(message, name);
    // The fix says what comes after the semicolon.
    const cause = message.replace('t', 'T').replace(/; .*/, '');
    return [
      finding(
        'error',
        isOther ? 'part-version' : 'part-missing',
        `${isOther ? cause.replace(/HTML .*, or/, 'it is') : cause}.`,
        'Deploy all files of one release together and clear caches, or set data-parts-url.',
      ),
      ofClock(session.clockSkewMs),
    ];
  }
};

/** Whether the cause is a script of a different release, and not a page of HTML in its place. */
function isOtherVersion(message: string, part: string): boolean {
  if (!message.includes('not the file of version')) return message.includes('found version');
  const loads = performance.getEntriesByType('resource') as readonly (PerformanceEntry & {
    readonly contentType?: string;
  })[];
  const last = loads.filter(({ name }) => name.includes(`/connect-message-broker-${part}.js`)).at(-1);
  return last?.contentType?.includes('javascript') === true;
}

/** Credentials or a token; nothing of it is secret. */
interface Access {
  /** Milliseconds; undefined while there are none, 0 or less once they have expired, `Infinity` when they do not say. */
  readonly lifeLeftMs: number | undefined;
  readonly isRenewable: boolean;
  /** Why there were none when they were last asked for. */
  readonly problem: string | undefined;
  /** Milliseconds by which the clock of AWS is ahead of this computer's. */
  readonly clockOffsetMs?: number | undefined;
}

async function credentialsOf({ settings, parts }: Subject): Promise<Access> {
  const { store, clock } = (await parts.aws.get()).AwsConnection.latest ?? {};
  const { credentials } = settings;
  const isRenewable = typeof credentials !== 'object';
  const problem = store?.problem;
  // The store returns no expired credentials; those in the settings stay.
  const inHand = store?.inHand ?? (store && !problem && !isRenewable ? credentials : undefined);
  const expiresAt = Number(inHand?.expiration ?? Number.POSITIVE_INFINITY);
  return {
    lifeLeftMs: inHand && clock && expiresAt - clock.now(),
    isRenewable,
    problem,
    clockOffsetMs: clock?.isKnown ? clock.offsetMs : undefined,
  };
}

async function tokenOf({ parts }: Subject): Promise<Access> {
  const { inHand, problem } = (await parts.relay.get()).TokenSource.latest ?? {};
  const lifeLeftMs = inHand === undefined ? undefined : expiryOf(inHand) - Date.now();
  return { lifeLeftMs, isRenewable: true, problem };
}

/** Milliseconds since 1970, as the claim `exp` of a JWT has it; `Infinity` when the token does not say. */
function expiryOf(token: string): number {
  try {
    const claims = token.split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? '';
    return Number(JSON.parse(atob(claims)).exp) * 1_000 || Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function ofAccess(what: string, { lifeLeftMs, isRenewable, problem }: Access): CheckResult {
  if (lifeLeftMs === undefined && problem === undefined) {
    return finding('unknown', 'credentials-unknown', `${what} are asked for when they are needed.`);
  }
  if ((lifeLeftMs ?? 1) <= 0 || problem?.includes('expired')) {
    return finding('error', 'credentials-expired', `${what} in hand have expired.`, FRESH);
  }
  if (lifeLeftMs === undefined) {
    return finding('error', 'credentials-missing', `${what} are missing: ${problem}.`, CONSOLE);
  }
  const last = `${what} in hand last ${
    lifeLeftMs === Number.POSITIVE_INFINITY
      ? 'without an end'
      : `${Math.ceil(lifeLeftMs / 60_000)} more minutes`
  }`;
  if (!isRenewable) return finding('warning', 'credentials-fixed', `${last}, and cannot be renewed.`, FRESH);
  return problem === undefined
    ? finding('ok', 'credentials', `${last}, and can be renewed.`)
    : finding('warning', 'credentials', `${last}. Their renewal failed: ${problem}.`, CONSOLE);
}

/** @param offsetMs by which the service's clock is ahead of this computer's */
function ofClock(offsetMs: number | undefined): CheckResult {
  if (offsetMs === undefined) {
    return finding('unknown', 'clock-unknown', 'Neither the softphone nor AWS has given the time yet.');
  }
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return minutes < 2
    ? finding('ok', 'clock', 'The clock of this computer is right.')
    : finding(
        'warning',
        'clock-wrong',
        `The clock of this computer is ${minutes} minutes ${offsetMs < 0 ? 'fast' : 'slow'}. Signatures are corrected.`,
        'Let the computer set its clock by itself.',
      );
}
