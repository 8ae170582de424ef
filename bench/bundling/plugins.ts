import commonjsPlugin from '@rollup/plugin-commonjs';
import jsonPlugin from '@rollup/plugin-json';

// The packages’ types describe their CommonJS form, in which the function is a member of the module.
export const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default;
export const json = jsonPlugin as unknown as typeof jsonPlugin.default;
