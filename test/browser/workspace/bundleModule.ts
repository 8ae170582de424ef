import { bundleWithCores, type Cores } from '../workspaceSimulator/bundleWithCores.js';

/** The package's modules as a page's bundler makes one file of them, with one or two copies of Amazon's core. */
export function bundleModule(cores: Cores): Promise<string> {
  const input = new URL('module.js', import.meta.url);
  return bundleWithCores(input, cores, 'es', [/connect-message-broker-(aws|relay)\.js$/]);
}
