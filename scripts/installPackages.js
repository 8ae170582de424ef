import { readFileSync } from 'node:fs';
import { mustRun, root } from './run.js';

/** Installs the packages of the lock file when they are missing or others. */
export function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  mustRun('npm', ['ci', '--no-audit', '--no-fund']);
}

function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  // Optional packages are those of other platforms.
  return (
    present !== undefined &&
    Object.entries(wanted ?? {}).every(
      ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
    )
  );
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(`${root}${lockFile}`, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
