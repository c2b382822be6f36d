// node run.mjs http://localhost:8080: runs the programs that the pages show, against a sandbox, and checks what they print.
// A language that is not installed here is skipped, and named. Exit code: 0 nothing failed, 1 something failed, 2 nothing to say.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [base] = process.argv.slice(2);
if (!/^https?:\/\/[^/]+$/.test(base ?? '')) {
  console.error('Usage : node run.mjs http://localhost:8080');
  process.exit(2);
}

const here = dirname(fileURLToPath(import.meta.url));
const file = (path) => join(here, path);
const temporary = mkdtempSync(join(tmpdir(), 'assure-extraits-'));
const invoice = file('facture.pdf');

const key = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.pdf`;
const settled = new RegExp(String.raw`^Verified ${key}\s+202\s*$`, 'i');
const repairer = { ASSURE_CLIENT_ID: 'garage-demo', ASSURE_CLIENT_SECRET: 'garage-demo-secret-7Qm2vX9sLr4TbK1e' };
const expert = { ASSURE_CLIENT_ID: 'expert-backend', ASSURE_CLIENT_SECRET: 'expert-backend-secret-9Ws4gB7kMx2RtV6a' };
const person = { ASSURE_UTILISATEUR: 'expert-demo', ASSURE_MOT_DE_PASSE: 'expert-demo-motdepasse' };

const programs = [
  { name: 'curl', tools: [['bash'], ['curl']], command: ['bash', file('curl/reparateur.sh'), invoice], account: repairer, expected: settled },
  {
    name: 'curl, expert',
    tools: [['bash'], ['curl']],
    command: ['bash', file('curl/expert.sh'), invoice, invoice],
    account: expert,
    expected: /^202\s*$/,
  },
  {
    name: 'curl, implicit',
    tools: [['bash'], ['curl']],
    command: ['bash', file('curl/implicit.sh')],
    account: person,
    expected: /^303 http:\/\/localhost:3000\/callback#(?=.*access_token=)(?=.*state=c4c1b2d8)/,
  },
  { name: 'Java', tools: [['java', '-version']], command: ['java', file('java/Reparateur.java'), invoice], account: repairer, expected: settled },
  { name: 'TypeScript', prepare: transpile, account: repairer, expected: settled },
  { name: 'PHP', tools: [['php']], command: ['php', file('php/reparateur.php'), invoice], account: repairer, expected: settled },
  { name: 'Python', tools: [['python3']], command: ['python3', file('python/reparateur.py'), invoice], account: repairer, expected: settled },
  {
    name: 'C#',
    tools: [['dotnet']],
    command: ['dotnet', 'run', file('csharp/Reparateur.cs'), invoice],
    account: repairer,
    expected: settled,
  },
];

/** TypeScript needs its compiler; Node runs what that makes. */
async function transpile() {
  const compiler = await import('typescript').then(({ default: module }) => module).catch(() => undefined);
  if (!compiler) return { missing: 'typescript' };
  const { outputText } = compiler.transpileModule(readFileSync(file('typescript/reparateur.ts'), 'utf8'), {
    compilerOptions: { module: compiler.ModuleKind.ESNext, target: compiler.ScriptTarget.ES2022 },
  });
  const made = join(temporary, 'reparateur.mjs');
  writeFileSync(made, outputText);
  return { command: [process.execPath, made, invoice] };
}

function run([command, ...parameters], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      env: { ...process.env, ASSURE_API: base, ASSURE_JETONS: base, NO_PROXY: 'localhost,127.0.0.1', no_proxy: 'localhost,127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Not `timeout`: its timer outlives a program that could not be started.
      signal: AbortSignal.timeout(180_000),
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (errors += data));
    child.on('error', (error) => resolve({ missing: error.code === 'ENOENT', code: -1, output, errors: error.message }));
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}

async function missingOf(tools) {
  for (const [tool, flag = '--version'] of tools) {
    const { code } = await run([tool, flag]);
    if (code !== 0) return tool;
  }
  return undefined;
}

const counts = { passed: 0, failed: 0, skipped: 0 };
function report(kind, name, text = '') {
  counts[kind]++;
  const mark = { passed: 'réussi', failed: 'ÉCHEC ', skipped: 'sauté ' }[kind];
  console.log(`${mark}  ${name}${text && ` : ${text}`}`);
}

try {
  for (const { name, tools = [], prepare, command, account, expected } of programs) {
    const absent = await missingOf(tools);
    const prepared = prepare ? await prepare() : { command };
    if (absent ?? prepared.missing) {
      report('skipped', name, `${absent ?? prepared.missing} n'est pas installé ici`);
      continue;
    }
    const { code, output, errors } = await run([...prepared.command, `EX-${randomUUID()}`], account);
    const right = code === 0 && expected.test(output);
    report(right ? 'passed' : 'failed', name, right ? '' : `code ${code}\n${output.replaceAll(/access_token=[^&\s]*/g, 'access_token=…')}\n${errors}`);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
console.log(`Extraits : ${counts.passed} réussis, ${counts.failed} en échec, ${counts.skipped} sautés`);
process.exitCode = counts.failed ? 1 : counts.passed ? 0 : 2;
