import plugin from '@rollup/plugin-commonjs';

/** The package’s types describe its CommonJS form, in which the function is a member of the module. */
export const commonjs = plugin as unknown as typeof plugin.default;
