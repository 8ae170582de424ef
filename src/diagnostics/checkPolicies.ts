import { isAdmitted } from './checkFrames.js';
import { finding } from './finding.js';
import { CCP_FRAMES } from './framesIn.js';
import type { Check, CheckResult, Subject } from './Subject.js';

/** Hosts of all services that a desktop may need. */
const AMAZON = /\.(amazonaws\.com|connect\.aws|awsapps\.com)$/;
const MOST_LISTED = 5;

/** What a Content-Security-Policy has blocked. */
interface Violation {
  readonly effectiveDirective: string;
  /** A URL, or a word such as `inline`; null for some schemes, such as `sip:`. */
  readonly blockedURL: string | null;
  readonly disposition: 'enforce' | 'report';
}

type CcpFrame = HTMLIFrameElement & {
  /** Only in Chromium. */
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
};

export const checkPolicies: Check = async (subject) => {
  const found = [...ofSecurityPolicy(subject), ...(await ofMicrophone(subject))];
  return found.length > 0
    ? found
    : [finding('ok', 'policies', 'The browser reports nothing that a policy has blocked.')];
};

function ofSecurityPolicy(subject: Subject): readonly CheckResult[] {
  const { ccpUrl, endpoint, cognitoEndpoint, relay, partsUrl } = subject.settings;
  const own = [ccpUrl, endpoint, cognitoEndpoint, relay?.url, partsUrl].map(originOf);
  const lines = new Set<string>();
  let isNeeded = false;
  for (const { effectiveDirective, blockedURL, disposition } of violations()) {
    if (disposition !== 'enforce') continue;
    const origin = originOf(blockedURL);
    lines.add(`${effectiveDirective} ${origin ?? blockedURL ?? '(an address without an origin)'}`);
    isNeeded ||=
      origin !== undefined &&
      (own.includes(origin) || AMAZON.test(new URL(origin).hostname) || isAdmitted(subject, origin));
  }
  if (lines.size === 0) return [];
  return [
    finding(
      isNeeded ? 'error' : 'warning',
      'csp-blocked',
      `The Content-Security-Policy has blocked: ${[...lines].slice(0, MOST_LISTED).join(', ')}.`,
      'Allow what the desktop needs in that directive of the page (frame-ancestors: of the framed page).',
    ),
  ];
}

async function ofMicrophone({ settings }: Subject): Promise<readonly CheckResult[]> {
  const frame = document.querySelector<CcpFrame>(CCP_FRAMES);
  const softphone = settings.ccp?.softphone as { readonly allowFramedSoftphone?: boolean } | undefined;
  if (settings.session || frame === null || softphone?.allowFramedSoftphone === false) return [];
  const isAllowed = frame.allow.includes('microphone');
  if (!isAllowed || frame.featurePolicy?.allowsFeature('microphone') === false) {
    return [
      finding(
        'error',
        'microphone-policy',
        `The ${isAllowed ? 'Permissions-Policy of the page' : 'allow attribute of its iframe'} keeps the microphone from the CCP.`,
        isAllowed
          ? `Send Permissions-Policy: microphone=(self "${originOf(frame.src)}").`
          : 'Leave the attribute as initCCP sets it, and reload.',
      ),
    ];
  }
  const permission = await navigator.permissions
    .query({ name: 'microphone' as PermissionName })
    .catch(() => undefined);
  return permission?.state === 'denied'
    ? [
        finding(
          'warning',
          'microphone-denied',
          'The browser denies this page the microphone.',
          "Allow it in the address bar, or in the browser's policies.",
        ),
      ]
    : [];
}

/** What the browser has reported since the page was opened. Firefox has none. */
function violations(): readonly Violation[] {
  if (!('ReportingObserver' in window)) return [];
  const observer = new ReportingObserver(() => {}, { types: ['csp-violation'], buffered: true });
  observer.observe();
  const taken = observer.takeRecords();
  observer.disconnect();
  return taken.flatMap(({ body }) => (body as Violation | null) ?? []);
}

/** Undefined for what is no URL. No more of a URL is shown: there may be a token in it. */
function originOf(url: string | null | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).origin : undefined;
}
