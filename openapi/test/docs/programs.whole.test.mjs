import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import ts from 'typescript';
import { parse } from 'yaml';
import { moduleDirectory, readContract } from '../../tools/contract.mjs';
import { programs, read } from '../../tools/docs/snippets.mjs';
import { sources } from './site.mjs';

const file = (path) => join(sources, 'extraits', path);
const contract = readContract();
const { DemandeReparateur, DemandeExpert } = contract.components.schemas;
const typescript = programs.find(({ name }) => name === 'TypeScript');
const trades = { reparateur: DemandeReparateur.required, expert: DemandeExpert.required };

describe('The programs that the pages show', () => {
  for (const program of programs) {
    for (const [trade, required] of Object.entries(trades)) {
      test(`${program.name}, ${trade}: the settlement request has the contract's required fields, in its order`, () => {
        const text = read(file(program[trade]), 'demande');
        // A property of C# begins with a capital.
        const at = required.map((name) => text.search(new RegExp(`['"\\s][${name[0]}${name[0].toUpperCase()}]${name.slice(1)}['"]?\\s*(?::|=>|=)`)));
        assert.deepEqual(at.filter((index) => index < 0), [], `a field is missing in ${program[trade]}`);
        assert.deepEqual(at, at.toSorted((a, b) => a - b));
      });
    }

    test(`${program.name}: both are run, by run.mjs or where the .NET library is built`, () => {
      const runner = readFileSync(program.name === 'C#' ? file('../../../client-gen/src/test/java/lu/lalux/assure/client/DotnetReadmeIT.java') : file('run.mjs'), 'utf8');
      for (const trade of Object.keys(trades)) assert.match(runner, new RegExp(`['"]${program[trade].replace('csharp/', '')}['"]`), program[trade]);
    });
  }

  test('TypeScript: no complaint of the compiler in its strictest mode', () => {
    // Taken out of this project, whose package file would make modules of them: a vendor saves one file, and starts it.
    const folder = mkdtempSync(join(tmpdir(), 'assure-programmes-'));
    const alone = ['reparateur', 'expert'].map((trade) => join(folder, basename(typescript[trade])));
    ['reparateur', 'expert'].forEach((trade, index) => copyFileSync(file(typescript[trade]), alone[index]));
    const compiled = ts.createProgram(alone, {
      strict: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      types: ['node'],
      typeRoots: [fileURLToPath(new URL('../../node_modules/@types', import.meta.url))],
    });
    const complaints = ts.getPreEmitDiagnostics(compiled).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    rmSync(folder, { recursive: true });
    assert.deepEqual(complaints, []);
  });

  test("the generated clients' READMEs have the sandbox's address and an account of it, as they are", () => {
    const [, values] = /<clients\.sandbox>(.*?)<\//.exec(readFileSync(join(moduleDirectory, '..', 'client-gen', 'pom.xml'), 'utf8'));
    const said = Object.fromEntries(values.split(',').map((value) => value.split(/=(.*)/s)));
    assert.equal(said.sandbox, contract.servers[1].url);
    const account = parse(readFileSync(join(sources, 'bac-a-sable.yaml'), 'utf8')).clients.find(({ nom }) => nom === said.sandboxClient);
    assert.equal(said.sandboxSecret, account?.secret);
  });
});

describe('The programs in trouble', () => {
  const there = (tool) => !spawnSync(tool, ['--version']).error;
  for (const [tool, name] of [['bash', 'curl'], ['python3', 'Python'], ['php', 'PHP'], ['java', 'Java']]) {
    test(`${name}: without arguments, one line of usage`, { skip: !there(tool) }, () => {
      const program = programs.find((each) => each.name === name);
      for (const path of Object.keys(trades).map((trade) => program[trade])) {
        const { status, stdout, stderr } = spawnSync(tool, [file(path)], { env: { ...process.env, ASSURE_ADRESSE: 'http://localhost:9', ASSURE_ADRESSE_JETONS: 'http://localhost:9' }, encoding: 'utf8' });
        assert.ok(status > 0, path);
        assert.equal(stdout, '');
        assert.match(stderr, new RegExp(`^Usage : ${tool} ${basename(path)} [A-Z ]+\\r?\\n$`));
      }
    });
  }

  for (const refused of ['/token', '/upload']) {
    test(`curl: the server's words where ${refused} is refused, and nothing more is sent`, { skip: !there('bash') || !there('curl') }, async () => {
      const asked = [];
      const server = createServer((request, response) => {
        asked.push(request.url);
        const no = request.url.endsWith(refused);
        request.resume().on('end', () => response.writeHead(no ? 401 : 200).end(no ? '{"detail": "voici pourquoi"}' : '{"access_token": "t"}'));
      });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const address = `http://127.0.0.1:${server.address().port}`;
        const env = { ...process.env, ASSURE_ADRESSE: address, ASSURE_ADRESSE_JETONS: address, ASSURE_CLIENT_ID: 'a', ASSURE_CLIENT_SECRET: 'b' };
        for (const [trade, invoices] of [['reparateur', 1], ['expert', 2]]) {
          asked.length = 0;
          const parameters = [file(`curl/${trade}.sh`), ...Array(invoices).fill(file('facture.pdf')), 'F-1'];
          const [error, stderr] = await new Promise((resolve) => execFile('bash', parameters, { env }, (failure, out, err) => resolve([failure, err])));
          assert.ok(error?.code > 0);
          assert.match(stderr, /voici pourquoi/);
          assert.deepEqual(asked, ['/token', `/${trade}/upload`].slice(0, refused === '/token' ? 1 : 2));
        }
      } finally {
        server.close();
      }
    });
  }
});

describe('The two scripts of the implicit flow', () => {
  const script = (name) => readFileSync(file(`implicit/${name}`), 'utf8');
  const storage = (content = {}) => ({
    content,
    setItem: (name, value) => (content[name] = value),
    getItem: (name) => content[name] ?? null,
    removeItem: (name) => delete content[name],
  });
  const returned = (hash, content) => {
    const sessionStorage = storage(content);
    const shown = [];
    const context = vm.createContext({
      URLSearchParams,
      sessionStorage,
      location: { hash, pathname: '/callback' },
      history: { replaceState: (state, title, url) => shown.push(url) },
    });
    const jeton = vm.runInContext(`${script('retour.js')}\njeton;`, context);
    return { jeton, shown, content };
  };

  test('the first opens /authen with a state that it keeps', () => {
    let opened;
    const sessionStorage = storage();
    const context = vm.createContext({ URLSearchParams, crypto, sessionStorage, location: { assign: (url) => (opened = new URL(url)) } });
    vm.runInContext(script('depart.js'), context);
    const names = contract.paths['/authen'].parameters.map(({ $ref }) => contract.components.parameters[$ref.split('/').at(-1)].name);
    assert.deepEqual([...opened.searchParams.keys()].toSorted(), names.toSorted());
    assert.equal(opened.searchParams.get('state'), sessionStorage.content.state);
    assert.ok(sessionStorage.content.state.length > 20);
  });

  test('the second takes the token, and clears it from the address and the state from storage', () => {
    const { jeton, shown, content } = returned('#access_token=abc&token_type=bearer&expires_in=3600&state=s', { state: 's' });
    assert.equal(jeton, 'abc');
    assert.deepEqual(shown, ['/callback']);
    assert.deepEqual(content, {});
  });

  test('the second refuses a foreign state, a missing one, and an error', () => {
    assert.throws(() => returned('#access_token=abc&state=other', { state: 's' }));
    assert.throws(() => returned('#access_token=abc', {}));
    assert.throws(() => returned('#error=invalid_scope&state=s', { state: 's' }), /invalid_scope/);
  });
});

test('The accounts that the site publishes are those that the programs are run with', () => {
  const accounts = parse(readFileSync(join(sources, 'bac-a-sable.yaml'), 'utf8'));
  const runner = readFileSync(file('run.mjs'), 'utf8');
  for (const name of ['garage-demo', 'expert-backend', 'expert-demo']) {
    const account = [...accounts.clients, ...accounts.personnes].find(({ nom }) => nom === name);
    assert.ok(runner.includes(`'${account.nom}'`) && runner.includes(`'${account.secret}'`), name);
  }
});
