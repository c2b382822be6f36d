// npm run lint: Redocly's rules, as redocly.yaml sets them, on the contract. Any finding fails.
import { spawnSync } from 'node:child_process';
import { moduleDirectory } from './contract.mjs';
import { commandScript } from './packages.mjs';

const { status, error } = spawnSync(
  process.execPath,
  [commandScript('@redocly/cli', 'redocly'), 'lint', 'assure@contrat', '--config', 'redocly.yaml', '--lint-config', 'error'],
  {
    cwd: moduleDirectory,
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_UPDATE_NOTIFIER: '1' },
  },
);
if (error) throw error;
process.exitCode = status ?? 1;
