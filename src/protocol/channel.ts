/** The one channel of this bus. Sibling channels share the page and are not for this broker. */
export const CHANNEL = 'Amazon';
