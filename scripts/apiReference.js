import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun, root } from './run.js';

const FOLDER = 'docs/api';

/** Writes docs/api from the docstrings; with `--check`, only sees whether that would change anything. */
if (process.argv.includes('--check')) check();
else mustRun('typedoc', []);

function check() {
  const fresh = mkdtempSync(join(tmpdir(), 'connect-message-broker-api-'));
  mustRun('typedoc', ['--out', fresh]);
  const stale = changed(fresh, join(root, FOLDER));
  rmSync(fresh, { recursive: true });
  if (stale.length > 0) {
    console.error(`${FOLDER} is not what the docstrings say (${stale.join(', ')}): run "npm run docs".`);
    process.exitCode = 1;
  }
}

/** Names of the files that are other in one folder than in the other, or only in one. */
function changed(one, other) {
  const [ours, theirs] = [filesIn(one), filesIn(other)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (name) => ours.get(name) !== theirs.get(name),
  );
}

function filesIn(folder) {
  try {
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } catch {
    return new Map();
  }
}
