import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../../scripts/generate/generatedFiles.js';

const root = new URL('../../../', import.meta.url);

it.each([...generatedFiles(root)])(
  '%s is what src/protocol/schemas.ts says: else run "npm run generate"',
  (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
  },
);
