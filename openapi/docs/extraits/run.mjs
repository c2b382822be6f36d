// node run.mjs http://localhost:8080: runs the programs that the pages show, and the lines that the pages tell to paste into a
// terminal, against a sandbox, and checks what they print. What they send passes Redocly's proxy, as the page on one's own traffic says, and
// is held against the contract.
// A language that is not installed here is skipped, and named. Exit code: 0 nothing failed, 1 something failed, 2 nothing to say.

import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
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
    unobserved: true,
  },
  ...['', 'en/'].flatMap((language) => {
    const page = (french, english) => `${language}${language ? english : french}.html`;
    const all = (name, pages, expected, unobserved = false) => ({
      name: `${name}${language && ' (en)'}`,
      tools: [['bash'], ['curl']],
      start: (address) => pasted(address, ...pages),
      files: [],
      account: {},
      expected,
      unobserved,
    });
    return [
      all('pages, réparateur', [page('jeton', 'token'), page('fichier', 'file'), page('reglement-reparateur', 'repairer-settlement')], settled),
      all('pages, expert', [page('reglement-expert', 'expert-settlement')], settledTwice),
      all('pages, application', [page('jeton-application', 'application-token')], signedIn),
      all('pages, bac à sable', [page('bac-a-sable', 'sandbox')], provoked, true),
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
function pasted(address, ...pages) {
  const blocks = pages.map(blocksOf);
  if (blocks.includes(undefined)) return undefined;
  const script = join(temporary, 'pages.sh');
  copyFileSync(invoice, join(temporary, 'facture.pdf'));
  writeFileSync(script, [`cd '${temporary}'`, ...blocks.flat()].join('\n').replaceAll('http://localhost:8080', address));
  return ['bash', script];
}

/** What a page tells to paste into a terminal; nothing where there is no site. */
function blocksOf(page) {
  const path = file(join('../../target/docs', page));
  return existsSync(path) ? [...readFileSync(path, 'utf8').matchAll(/<code class="language-bash">(.*?)<\/code>/gs)].map(([, html]) => textOf(html)) : undefined;
}

/**
 * The two commands of the page on one's own traffic, as they are printed, but for npx, which fetches what the build has: starts the first, and
 * gives its address and what ends it and compares, with the second. Nothing where the tool or the site is not.
 */
async function observation() {
  const tool = file('../../node_modules/@redocly/cli/bin/cli.js');
  const printed = blocksOf('trafic.html');
  if (!printed || !existsSync(tool)) return undefined;
  const [recording, comparison] = printed.map((line) => {
    const [, version, rest] = /^npx --yes @redocly\/cli@(\S+) (.*)$/.exec(line.trim());
    if (version !== JSON.parse(readFileSync(join(dirname(tool), '..', 'package.json'), 'utf8')).version) throw new Error(`trafic.html: ${line}`);
    return rest.split(' ');
  });
  const port = await freePort();
  const parameters = recording.map((part) => (part === 'http://localhost:8080' ? base : part === '4040' ? String(port) : part));
  writeFileSync(join(temporary, 'openapi.yaml'), readFileSync(file('../../target/docs/openapi.yaml')));
  const proxy = spawn(process.execPath, [tool, ...parameters], { cwd: temporary, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => proxy.on('close', resolve));
  const patience = AbortSignal.timeout(60_000);
  await new Promise((resolve, reject) => {
    let told = '';
    for (const stream of [proxy.stdout, proxy.stderr]) stream.on('data', (data) => /listening on/.test((told += data)) && resolve());
    ended.then(() => reject(new Error(told)));
    patience.addEventListener('abort', () => reject(new Error(`The proxy does not listen: ${told}`)));
  });
  return {
    address: `http://localhost:${port}`,
    stop: () => proxy.kill('SIGKILL'),
    async compare() {
      proxy.kill('SIGINT');
      await ended;
      return run([process.execPath, tool, ...comparison], { cwd: temporary });
    },
  };
}

/** A refusal that comes while the file is still written, and ends the connection, is told by each program. */
async function early() {
  const large = join(temporary, 'grande.pdf');
  writeFileSync(large, Buffer.alloc(5_000_000));
  for (const end of ['FIN', 'RST']) {
    const server = createServer((socket) => {
      socket.on('error', () => {}).once('data', () => {
        socket.pause();
        socket.write('HTTP/1.1 413 Told\r\nContent-Length: 10\r\n\r\nTrop grand', () => {
          if (end === 'RST') return socket.resetAndDestroy();
          socket.end();
          setTimeout(() => socket.destroy(), 200);
        });
      });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${server.address().port}`;
    for (const { name, tools, start, files, account } of programs.filter(({ files, expected }) => files.length > 0 && expected !== provoked)) {
      const command = (await missingOf(tools)) ? undefined : await start(address);
      if (!command) continue;
      const parameters = [...command, ...files.map(() => large), 'EX-1'];
      const { code, output, errors } = await run(parameters, { account: { ...account, ASSURE_ADRESSE: address } });
      const right = code !== 0 && /413.*Trop grand/s.test(errors);
      report(right ? 'passed' : 'failed', `${name}, refus en avance (${end})`, right ? '' : `code ${code}\n${output}\n${errors}`);
    }
    server.close();
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
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

function run([command, ...parameters], { address = base, account = {}, cwd } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd,
      env: { ...process.env, ASSURE_ADRESSE: address, ASSURE_ADRESSE_JETONS: address, NO_PROXY: 'localhost,127.0.0.1', no_proxy: 'localhost,127.0.0.1', ...account },
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

let observed;
try {
  observed = await observation();
  for (const { name, tools, start, files, account, expected, unobserved } of programs) {
    const absent = await missingOf(tools);
    const address = unobserved ? base : (observed?.address ?? base);
    const command = absent ? undefined : await start(address);
    if (!command) {
      report('skipped', name, absent ? `${absent} n'est pas installé ici` : 'npm ou le site (target/docs) manquent ici');
      continue;
    }
    const { code, output, errors } = await run([...command, ...files, `EX-"${randomUUID()}"`], { address, account });
    const right = code === 0 && expected.test(output);
    report(right ? 'passed' : 'failed', name, right ? '' : `code ${code}\n${output.replaceAll(/access_token=[^&\s]*/g, 'access_token=…')}\n${errors}`);
  }
  await early();
  if (observed) {
    const { code, output, errors } = await observed.compare();
    const [, documented] = /documented=(\d+) undocumented=0\b/.exec(output) ?? [];
    const right = code === 0 && Number(documented) > 20 && output.includes('No findings');
    report(right ? 'passed' : 'failed', 'pages, trafic', right ? '' : `code ${code}\n${output}\n${errors}`);
  } else {
    report('skipped', 'pages, trafic', 'npm ou le site (target/docs) manquent ici');
  }
} finally {
  observed?.stop();
  rmSync(temporary, { recursive: true, force: true });
}
console.log(`Extraits : ${counts.passed} réussis, ${counts.failed} en échec, ${counts.skipped} sautés`);
process.exitCode = counts.failed ? 1 : counts.passed ? 0 : 2;
