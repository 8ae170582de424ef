/**
 * An error for a page of HTML with a status of success; undefined for every other answer. The page comes from a proxy on
 * the way, and counts as no answer. The SDK reads no body of an UpdateContactAttributes answer, and would take it for a
 * success.
 */
export function htmlAnswer(status: number, contentType: string | null | undefined): Error | undefined {
  return status < 300 && contentType?.includes('text/html')
    ? new Error('the answer is a page of HTML')
    : undefined;
}
