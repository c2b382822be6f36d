// npm run lint: Redocly's rules, as redocly.yaml sets them, on the contract, its workflows, the sandbox's controls, the judge's interface and
// the management interface; beside them Spectral's, OWASP's and our own (rules/) on the contract and on these three, and IBM's on the contract.
// Any finding fails, whatever its severity.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { waivers as contractWaivers } from '../rules/waivers.mjs';
import { waivers as controlsWaivers } from '../rules/waivers-bac-a-sable.mjs';
import { waivers as managementWaivers } from '../rules/waivers-gestion.mjs';
import { waivers as judgeWaivers } from '../rules/waivers-juge.mjs';
import { contractFile, controlsFile, judgeFile, managementFile, moduleDirectory } from './contract.mjs';
import { commandScript } from './packages.mjs';
import { findings } from './rules.mjs';

// A process of its own, beside what follows: nothing else of a build can run meanwhile.
const redocly = spawn(
  process.execPath,
  [
    ...[commandScript('@redocly/cli', 'redocly'), 'lint', 'assure@contrat', 'assure@bac-a-sable', 'assure@juge', 'assure@gestion', 'assure@parcours'],
    ...['--config', 'redocly.yaml', '--lint-config', 'error'],
  ],
  {
    cwd: moduleDirectory,
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_UPDATE_NOTIFIER: '1' },
  },
);
const redoclyEnded = once(redocly, 'exit');

const documents = [
  { file: contractFile, waivers: contractWaivers },
  { file: controlsFile, waivers: controlsWaivers },
  { file: judgeFile, waivers: judgeWaivers },
  { file: managementFile, waivers: managementWaivers },
];
let count = 0;
for (const { file, waivers } of documents) {
  const found = await findings(readFileSync(file, 'utf8'), { file, waivers });
  for (const { rule, pointer, line, message } of found) {
    console.error(`${basename(file)}:${line}  ${rule}  ${pointer}\n    ${message}`);
  }
  console.error(`rules, ${basename(file)}: ${found.length === 0 ? 'nothing found.' : `${found.length} findings.`}`);
  count += found.length;
}

const [status] = await redoclyEnded;
process.exitCode = status !== 0 || count > 0 ? 1 : 0;
