// npm test: every test/**/*.test.mjs. Found here, since neither Node 20 nor the shell of Windows expands a pattern.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { moduleDirectory } from './contract.mjs';

const files = readdirSync(join(moduleDirectory, 'test'), { recursive: true })
  .filter((file) => file.endsWith('.test.mjs'))
  .sort()
  .map((file) => join('test', file));
if (files.length === 0) throw new Error('There are no tests');

const { status, error } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...files], {
  cwd: moduleDirectory,
  stdio: 'inherit',
});
if (error) throw error;
process.exitCode = status ?? 1;
