import type { FindingCode, FindingStatus } from '../broker/Finding.js';
import type { CheckResult } from './Subject.js';

/** @param fix absent where nothing is wrong, or nothing can be done */
export function finding(
  status: FindingStatus,
  code: FindingCode,
  message: string,
  fix?: string,
): CheckResult {
  return { code, status, message, ...(fix !== undefined && { fix }) };
}
