/** Flags of `npm start`, and what each does. */
const FLAGS = {
  '--relay': 'writes go through the relay: its queue, functions and table run on this machine too',
  '--workspace': 'the desktop is an app in the simulated agent workspace, without Streams',
  '--help': 'prints this',
};

/** @returns {string} what `npm start -- --help` prints */
function help() {
  const lines = Object.entries(FLAGS).map(([flag, what]) => `  npm start -- ${flag.padEnd(11)} ${what}`);
  return ['  npm start                the demo on this machine, without an AWS account', ...lines].join('\n');
}

/**
 * Reads the arguments of `npm start`. Ends the process for `--help`, and for an argument that it does not know.
 *
 * @param {readonly string[]} given
 * @returns {{ relay: boolean, workspace: boolean }}
 */
export function readStartArguments(given) {
  if (given.includes('--help')) {
    console.log(help());
    process.exit(0);
  }
  const unknown = given.find((argument) => !Object.hasOwn(FLAGS, argument));
  if (unknown !== undefined) {
    console.error(`npm start does not know the argument "${unknown}". What it knows:\n${help()}`);
    process.exit(1);
  }
  return { relay: given.includes('--relay'), workspace: given.includes('--workspace') };
}
