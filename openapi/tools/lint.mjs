// npm run lint: Redocly's rules, as redocly.yaml sets them, on the contract, its workflows and the sandbox's controls;
// then Spectral's, OWASP's and our own (rules/) on the contract. Any finding fails, whatever its severity.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { contractFile, moduleDirectory } from './contract.mjs';
import { commandScript } from './packages.mjs';
import { findings } from './rules.mjs';

const { status, error } = spawnSync(
  process.execPath,
  [
    ...[commandScript('@redocly/cli', 'redocly'), 'lint', 'assure@contrat', 'assure@bac-a-sable', 'assure@parcours'],
    ...['--config', 'redocly.yaml', '--lint-config', 'error'],
  ],
  {
    cwd: moduleDirectory,
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_UPDATE_NOTIFIER: '1' },
  },
);
if (error) throw error;

const found = await findings(readFileSync(contractFile, 'utf8'));
for (const { rule, pointer, line, message } of found) {
  console.error(`assure.yaml:${line}  ${rule}  ${pointer}\n    ${message}`);
}
console.error(found.length === 0 ? 'rules: nothing found.' : `rules: ${found.length} findings.`);

process.exitCode = status !== 0 || found.length > 0 ? 1 : 0;
