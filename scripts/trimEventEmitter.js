/** The methods that the broker calls; src/emitter/Emitter.ts. */
const CALLED = ['on', 'emit', 'removeListener', 'listenerCount'];

/** Questions of eventemitter3 that the broker's calls always answer alike: one value an event, no `once`, and no context. */
const ANSWERS = {
  'arguments.length': '2',
  'listeners.once': 'false',
  'listeners[i].once': 'false',
  'context || emitter': 'emitter',
  '(!context || listeners.context === context)': 'true',
  '(context && listeners[i].context !== context)': 'false',
};

/**
 * A rollup plugin that leaves out of eventemitter3 what the broker does not use: methods hang on a prototype, where no bundler
 * sees which of them are called.
 */
export function trimEventEmitter() {
  return {
    name: 'trim-event-emitter',
    transform(code, id) {
      if (!id.endsWith('/eventemitter3/index.js')) return undefined;
      let trimmed = code;
      for (const { start, end } of this.parse(code).body) {
        const statement = code.slice(start, end);
        const [, method] = /^EventEmitter(?:\.prototype)?\.(\w+) =/.exec(statement) ?? [];
        if (method && !CALLED.includes(method)) trimmed = trimmed.replace(statement, '');
      }
      for (const [question, answer] of Object.entries(ANSWERS)) {
        if (!trimmed.includes(question)) this.error(`eventemitter3 no longer asks: ${question}`);
        trimmed = trimmed.replaceAll(question, answer);
      }
      return { code: trimmed, map: null };
    },
  };
}
