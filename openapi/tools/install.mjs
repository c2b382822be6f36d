// node tools/install.mjs everything|dependencies [FOLDER]: what the folder's package-lock.json names is installed by npm unless it is there:
// everything, or no more than package.json's dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [what, folder = '.'] = process.argv.slice(2);
const everything = what === 'everything';
if (!everything && what !== 'dependencies') throw new Error('Usage: install.mjs everything|dependencies [FOLDER]');

const packagesOf = (lock) => (existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {});
const installed = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
// An optional one is another machine's.
const isMissing = ([path, { version, dev, optional, devOptional }]) =>
  path !== '' && !optional && (everything || !(dev || devOptional)) && installed[path]?.version !== version;

if (Object.entries(packagesOf(join(folder, 'package-lock.json'))).some(isMissing)) {
  const { status, error } = spawnSync(`npm ci --prefer-offline --no-audit --no-fund${everything ? '' : ' --omit=dev'}`, { cwd: folder, shell: true, stdio: 'inherit' });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
