import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { which } from './which.js';

/**
 * WebKitGTK on this machine: its driver, its browser, and a display for it.
 *
 * @typedef {object} WebKit
 * @property {string} driver path of WebKitWebDriver
 * @property {string} miniBrowser path of MiniBrowser: `MINI_BROWSER` if set
 * @property {string} xvfb path of Xvfb
 *
 * @returns {WebKit | undefined} undefined when one of them is missing
 */
export function findWebKit() {
  const driver = which(['WebKitWebDriver']);
  const miniBrowser = process.env.MINI_BROWSER || findMiniBrowser();
  const xvfb = which(['Xvfb']);
  return driver && miniBrowser && xvfb ? { driver, miniBrowser, xvfb } : undefined;
}

/** It is on no path, but in a folder of the library: that of an architecture, or of programs for programs. */
function findMiniBrowser() {
  const folders = [
    '/usr/libexec',
    '/usr/lib',
    ...foldersIn('/usr/lib').filter((path) => path.endsWith('-gnu')),
  ];
  return folders
    .flatMap(foldersIn)
    .filter((path) => /\/webkit2?gtk-[\d.]+$/.test(path))
    .map((path) => join(path, 'MiniBrowser'))
    .find((path) => existsSync(path));
}

function foldersIn(path) {
  try {
    return readdirSync(path).map((name) => join(path, name));
  } catch {
    return [];
  }
}
