import childProcess from 'node:child_process';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

/** Loaded before a program: whatever it connects to, looks up or starts ends it, with a line that says so. */
function forbid(what: string): () => never {
  return () => {
    process.stderr.write(`offline: ${what}\n`);
    process.exit(70);
  };
}

Socket.prototype.connect = forbid('a connection');
Object.assign(dns, { lookup: forbid('a look-up of a name') });
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  Object.assign(childProcess, { [name]: forbid(`the program by ${name}`) });
}
syncBuiltinESMExports();
