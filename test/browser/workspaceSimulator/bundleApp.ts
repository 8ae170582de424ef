import { bundleWithCores, type Cores } from './bundleWithCores.js';

/** The script of the app, bundled with the real packages. */
export function bundleApp(cores: Cores): Promise<string> {
  return bundleWithCores(new URL('app.js', import.meta.url), cores, 'iife');
}
