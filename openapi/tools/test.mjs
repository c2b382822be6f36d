// npm test [-- newcomer|rest]: every test/**/*.test.mjs; what takes longest, *.whole.test.mjs, is not a newcomer's, and is the rest. Found here, since neither Node 20 nor the shell of Windows expands a pattern. The site that many of
// them read is built once: in each of their processes it would be built again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moduleDirectory } from './contract.mjs';
import { buildSite } from './docs/site.mjs';

const tier = process.argv[2];
const isOfTier = (file) => !tier || file.endsWith('.whole.test.mjs') === (tier === 'rest');

const files = readdirSync(join(moduleDirectory, 'test'), { recursive: true })
  .filter((file) => file.endsWith('.test.mjs') && isOfTier(file))
  .sort()
  .map((file) => join('test', file));
if (files.length === 0) throw new Error('There are no tests');

const site = mkdtempSync(join(tmpdir(), 'assure-docs-'));
process.on('exit', () => rmSync(site, { recursive: true, force: true }));
await buildSite({ sources: join(moduleDirectory, 'docs'), target: join(site, 'docs'), templates: join(site, 'pages-ouvertes') });

const { status, error } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...files], {
  cwd: moduleDirectory,
  env: { ...process.env, SITE_OF_TESTS: site },
  stdio: 'inherit',
});
if (error) throw error;
process.exitCode = status ?? 1;
