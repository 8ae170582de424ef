/**
 * A hook for `module.register` that corrects how fauxqs 1.9.2 plays a FIFO queue: Amazon SQS hands out several messages
 * of a group in one receive, takes the group with the oldest message first, and keeps the order of messages that come
 * back ("FIFO queue delivery logic", SQS developer guide). fauxqs hands out one, takes groups in the order in which
 * they were last filled, and puts messages that come back the wrong way round.
 */

const BY_AGE = '(one, other) => one.sequenceNumber < other.sequenceNumber ? -1 : 1';

/** What is there, how often, and what stands there instead. */
const CORRECTIONS = [
  [
    `                this.fifoLockedGroups.set(groupId, (this.fifoLockedGroups.get(groupId) ?? 0) + 1);
                break;`,
    1,
    `                taken.set(groupId, (taken.get(groupId) ?? 0) + 1);`,
  ],
  [
    `        for (const [groupId, groupMsgs] of this.fifoMessages) {
            if (result.length >= count)`,
    1,
    `        const taken = new Map();
        const groups = [...this.fifoMessages].filter(([, messages]) => messages.length > 0);
        groups.sort(([, [one]], [, [other]]) => (${BY_AGE})(one, other));
        for (const [groupId, groupMsgs] of groups) {
            if (result.length >= count)`,
  ],
  [
    `                this.fifoMessages.delete(groupId);
            }
        }
        return result;`,
    1,
    `                this.fifoMessages.delete(groupId);
            }
        }
        for (const [groupId, number] of taken) this.fifoLockedGroups.set(groupId, number);
        return result;`,
  ],
  [
    `group.unshift(entry.message);`,
    2,
    `group.push(entry.message);
                group.sort(${BY_AGE});`,
  ],
];

/**
 * @param {string} source of fauxqs' dist/sqs/sqsStore.js
 * @returns {string} the corrected source
 * @throws {Error} when the source is not what the corrections were made for
 */
export function correctFifo(source) {
  return CORRECTIONS.reduce((corrected, [there, times, instead]) => {
    const parts = corrected.split(there);
    if (parts.length !== times + 1) {
      throw new Error(
        `demo/localRelay/fifoHook.js no longer fits fauxqs: expected ${times} times, found ${parts.length - 1} times: ${there}`,
      );
    }
    return parts.join(instead);
  }, source);
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const result = await nextLoad(url, context);
  return url.endsWith('/fauxqs/dist/sqs/sqsStore.js')
    ? { ...result, source: correctFifo(String(result.source)) }
    : result;
}
