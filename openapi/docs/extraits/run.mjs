// node run.mjs http://localhost:8080: runs the programs that the pages show, and the lines that the pages tell to paste into a
// terminal, against a sandbox, and checks what they print.
// A language that is not installed here is skipped, and named. Exit code: 0 nothing failed, 1 something failed, 2 nothing to say.

import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
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
const settledTwice = new RegExp(String.raw`^Verified ${key}\s+Verified ${key}\s+202\s*$`, 'i');
const signedIn = /^303 http:\/\/localhost:3000\/callback#(?=.*access_token=)(?=.*state=c4c1b2d8)/;
/** The token that has expired, the key, the upload in error and the one that is kept, the server that is too busy, the lost answer, the reset. */
const provoked =
  /HTTP\/1\.1 401.*HTTP\/1\.1 422.*"cle-perimee".*"status" ?: ?"Error".*"status" ?: ?"Verified".*HTTP\/1\.1 503.*Retry-After: 2\b.*"reponsesPerdues" ?: ?1\b.*Pas de réponse\s+HTTP\/1\.1 202.*HTTP\/1\.1 200.*Assure-Tolerance: T5\b.*"strict" ?: ?true.*HTTP\/1\.1 400.*"avance" ?: ?"PT0S"/s;
const repairer = { ASSURE_CLIENT_ID: 'garage-demo', ASSURE_CLIENT_SECRET: 'garage-demo-secret-7Qm2vX9sLr4TbK1e' };
const expert = { ASSURE_CLIENT_ID: 'expert-backend', ASSURE_CLIENT_SECRET: 'expert-backend-secret-9Ws4gB7kMx2RtV6a' };
const person = { ASSURE_UTILISATEUR: 'expert-demo', ASSURE_MOT_DE_PASSE: 'expert-demo-motdepasse' };

const programs = [
  ...journeys('curl', [['bash'], ['curl']], (file) => ['bash', file], 'curl/reparateur.sh', 'curl/expert.sh'),
  {
    name: 'curl, implicit',
    tools: [['bash'], ['curl']],
    start: () => ['bash', file('curl/implicit.sh')],
    files: [],
    account: person,
    expected: signedIn,
  },
  {
    name: 'curl, bac à sable',
    tools: [['bash'], ['curl']],
    start: () => ['bash', file('curl/bac-a-sable.sh')],
    files: [invoice],
    account: repairer,
    expected: provoked,
  },
  ...['', 'en/'].flatMap((language) => {
    const page = (french, english) => `${language}${language ? english : french}.html`;
    const all = (name, pages, expected) => ({
      name: `${name}${language && ' (en)'}`,
      tools: [['bash'], ['curl']],
      start: () => pasted(...pages),
      files: [],
      account: {},
      expected,
    });
    return [
      all('pages, réparateur', [page('jeton', 'token'), page('fichier', 'file'), page('reglement-reparateur', 'repairer-settlement')], settled),
      all('pages, expert', [page('reglement-expert', 'expert-settlement')], settledTwice),
      all('pages, application', [page('jeton-application', 'application-token')], signedIn),
      all('pages, bac à sable', [page('bac-a-sable', 'sandbox')], provoked),
    ];
  }),
  ...journeys('Java', [['java', '-version']], (file) => ['java', file], 'java/Reparateur.java', 'java/Expert.java'),
  ...journeys('TypeScript', [], transpile, 'typescript/reparateur.mts', 'typescript/expert.mts'),
  ...journeys('PHP', [['php']], (file) => ['php', file], 'php/reparateur.php', 'php/expert.php'),
  ...journeys('Python', [['python3']], (file) => ['python3', file], 'python/reparateur.py', 'python/expert.py'),
  ...journeys('Go', [['go', 'version']], (file) => ['go', 'run', file], 'go/reparateur.go', 'go/expert.go'),
  ...journeys('PowerShell', [['pwsh']], (file) => ['pwsh', '-NoProfile', '-File', file], 'powershell/reparateur.ps1', 'powershell/expert.ps1'),
];

/**
 * What is in a terminal after every bash block of these pages was pasted into it, one after the other, as they are; the sandbox's
 * address aside. Without the site there is nothing to paste.
 */
function pasted(...pages) {
  const site = file('../../target/docs');
  if (!existsSync(site)) return undefined;
  const blocks = pages.flatMap((page) =>
    [...readFileSync(join(site, page), 'utf8').matchAll(/<code class="language-bash">(.*?)<\/code>/gs)].map(([, html]) => textOf(html)),
  );
  const script = join(temporary, 'pages.sh');
  copyFileSync(invoice, join(temporary, 'facture.pdf'));
  writeFileSync(script, [`cd '${temporary}'`, ...blocks].join('\n').replaceAll('http://localhost:8080', base));
  return ['bash', script];
}

/** What a reader copies from a block of highlighted code. */
function textOf(html) {
  const signs = { lt: '<', gt: '>', quot: '"', '#x27': "'", amp: '&' };
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/&([^;]+);/g, (_, name) => signs[name]);
}

/** A language's two programs: the repairer's, of one file, and the expert's, of two. `start` makes the command for a source. */
function journeys(name, tools, start, repairers, experts) {
  return [
    { name, tools, start: () => start(file(repairers)), files: [invoice], account: repairer, expected: settled },
    { name: `${name}, expert`, tools, start: () => start(file(experts)), files: [invoice, invoice], account: expert, expected: settledTwice },
  ];
}

/** TypeScript needs its compiler; Node runs what that makes. */
async function transpile(source) {
  const compiler = await import('typescript').then(({ default: module }) => module).catch(() => undefined);
  if (!compiler) return undefined;
  const { outputText } = compiler.transpileModule(readFileSync(source, 'utf8'), {
    compilerOptions: { module: compiler.ModuleKind.ESNext, target: compiler.ScriptTarget.ES2022 },
  });
  const made = join(temporary, `${basename(source, '.mts')}.mjs`);
  writeFileSync(made, outputText);
  return [process.execPath, made];
}

function run([command, ...parameters], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      env: { ...process.env, ASSURE_ADRESSE: base, ASSURE_ADRESSE_JETONS: base, NO_PROXY: 'localhost,127.0.0.1', no_proxy: 'localhost,127.0.0.1', ...env },
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
  for (const { name, tools, start, files, account, expected } of programs) {
    const absent = await missingOf(tools);
    const command = absent ? undefined : await start();
    if (!command) {
      report('skipped', name, absent ? `${absent} n'est pas installé ici` : 'npm ou le site (target/docs) manquent ici');
      continue;
    }
    const { code, output, errors } = await run([...command, ...files, `EX-"${randomUUID()}"`], account);
    const right = code === 0 && expected.test(output);
    report(right ? 'passed' : 'failed', name, right ? '' : `code ${code}\n${output.replaceAll(/access_token=[^&\s]*/g, 'access_token=…')}\n${errors}`);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
console.log(`Extraits : ${counts.passed} réussis, ${counts.failed} en échec, ${counts.skipped} sautés`);
process.exitCode = counts.failed ? 1 : counts.passed ? 0 : 2;
