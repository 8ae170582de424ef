/** The part that examines a desktop, a file of its own that `broker.diagnose()` loads. */
export { VERSION } from '../version.js';
export { diagnose } from './diagnose.js';
