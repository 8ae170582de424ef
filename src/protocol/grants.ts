import type { Grant } from './Grant.js';
import { NEEDS } from './wireData.js';

export const GRANTS = Object.keys(NEEDS) as readonly Grant[];

export function isGrant(name: string): name is Grant {
  return Object.hasOwn(NEEDS, name);
}
