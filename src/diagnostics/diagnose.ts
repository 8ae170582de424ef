import type { Finding } from '../broker/Finding.js';
import { checkAccess } from './checkAccess.js';
import { checkBroker, checkFailures } from './checkBroker.js';
import { checkCcp, checkStreams } from './checkCcp.js';
import { checkFrames } from './checkFrames.js';
import { checkPolicies } from './checkPolicies.js';
import { checkInstance, checkSession } from './checkSession.js';
import { finding } from './finding.js';
import type { Check, CheckResult, Subject } from './Subject.js';

/** In the order in which a developer should read what they find: the first error explains those that follow. */
const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['broker', checkBroker],
  ['policies', checkPolicies],
  ['Streams', checkStreams],
  ['CCP', checkCcp],
  ['session', checkSession],
  ['instance', checkInstance],
  ['frames', checkFrames],
  ['parts', checkAccess],
  ['failures', checkFailures],
];

/** Examines a broker and its page. Changes nothing, and never rejects. */
export async function diagnose(subject: Subject): Promise<readonly Finding[]> {
  const results = await Promise.all(CHECKS.map(([name, check]) => run(name, check, subject)));
  return results.flat();
}

/** A page may hold anything in place of what is expected there. */
async function run(name: string, check: Check, subject: Subject): Promise<readonly Finding[]> {
  try {
    return (await check(subject)).map(withDocs);
  } catch (error) {
    return [
      withDocs(
        finding(
          'unknown',
          'check-failed',
          `The check of the ${name} failed: ${error instanceof Error ? error.name : typeof error}.`,
          'The page holds something unexpected: mend the errors first.',
        ),
      ),
    ];
  }
}

function withDocs(result: CheckResult): Finding {
  return { ...result, docs: `docs/troubleshooting.md#${result.code}` };
}
