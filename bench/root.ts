import { fileURLToPath } from 'node:url';

/** The project's root folder; this file is compiled to build/bench. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
