import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleDirectory } from './contract.mjs';

/** A file of an installed package. */
export function packageFile(name, ...path) {
  return join(moduleDirectory, 'node_modules', name, ...path);
}

/** The script behind a package's command: started by Node itself, it needs no shell and so is the same on Windows. */
export function commandScript(name, command) {
  const { bin } = JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8'));
  return packageFile(name, typeof bin === 'string' ? bin : bin[command]);
}
