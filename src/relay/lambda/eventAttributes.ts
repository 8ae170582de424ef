import { isPlainObject } from './wire.js';

/**
 * Reads the variable `EVENT_ATTRIBUTES`.
 *
 * @throws Error that says what was expected
 */
export function readEventAttributes(text: string | undefined): Readonly<Record<string, string>> {
  if (!text) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isPlainObject(value) || !Object.values(value).every((path) => typeof path === 'string')) {
    throw new Error(
      'connect-message-broker: EVENT_ATTRIBUTES: expected JSON such as {"LastQueue":"detail.queueInfo.queueArn"}',
    );
  }
  return value as Readonly<Record<string, string>>;
}
