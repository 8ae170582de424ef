import type { ContactChanges } from '../../src/client.js';

export function svelteForm(): {
  attributes: Record<string, string>;
  names: string[];
  changes: ContactChanges;
};
