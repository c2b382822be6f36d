// Specmatic: its contract tests with the examples, and its generative ones, positive and negative.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { basic, client, here, person } from '../places.mjs';
import { run, shortLived } from '../processes.mjs';

export const name = 'Specmatic';

const jar = join(here, 'node_modules/specmatic/specmatic.jar');

export async function version() {
  return JSON.parse(readFileSync(join(here, 'node_modules/specmatic/package.json'), 'utf8')).version;
}

export async function test({ base, token, contract }, directory) {
  const reports = join(directory, 'junit');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(directory, 'contract.json'), JSON.stringify(paired(contract), null, 1));
  writeFileSync(
    join(directory, 'specmatic.yaml'),
    'version: 2\ncontracts:\n  - provides: [contract.json]\ntest:\n  resiliencyTests:\n    enable: all\n',
  );
  const { code, output, seconds } = await run(
    'java',
    [...shortLived, '-jar', jar, 'test', 'contract.json', `--testBaseURL=${base}`, `--junitReportDir=${reports}`, '--config=specmatic.yaml'],
    {
      cwd: directory,
      env: {
        oauth2ClientCredentials: token,
        oauth2Implicit: token,
        clientBasic: basic(client),
        utilisateurBasic: basic(person),
        // Without it, every combination of every field's values is a test of its own: more than a hundred thousand.
        MAX_TEST_REQUEST_COMBINATIONS: '1',
        SPECMATIC_DISABLE_TELEMETRY: 'true',
      },
      seconds: 300,
    },
  );
  if (code === null) {
    return { stopped: 'timeout', failures: [], seconds };
  }
  const xml = readdirSync(reports).filter((file) => file.endsWith('.xml')).map((file) => readFileSync(join(reports, file), 'utf8')).join('');
  const cases = [...xml.matchAll(/<testcase [^>]*?\sname="([^"]*)"[^>]*?(\/>|>([^]*?)<\/testcase>)/g)];
  if (cases.length === 0) {
    return { stopped: output.trim().split('\n').slice(-3).join(' '), failures: [], seconds };
  }
  return {
    failures: cases.filter((each) => /<(failure|error)/.test(each[3] ?? '')).map((each) => each[1]),
    tests: cases.length,
    seconds,
  };
}

/** Specmatic uses an example of a request only where a response has one of the same name: the first of each get one. */
function paired(contract) {
  const copy = structuredClone(contract);
  for (const path of Object.values(copy.paths)) {
    for (const parameter of path.parameters ?? []) {
      const target = parameter.$ref ? at(copy, parameter.$ref) : parameter;
      if ('example' in target) {
        target.examples = { premier: { value: target.example } };
        delete target.example;
      }
    }
    for (const [method, operation] of Object.entries(path).filter(([name]) => name !== 'parameters')) {
      const body = operation.requestBody?.$ref ? at(copy, operation.requestBody.$ref) : operation.requestBody;
      const success = Object.keys(operation.responses).find((status) => status < '300');
      if (!success || (method === 'put' && success === '202')) {
        continue;
      }
      const response = operation.responses[success];
      for (const content of [body?.content, (response.$ref ? at(copy, response.$ref) : response).content]) {
        for (const media of Object.values(content ?? {})) {
          media.examples = { premier: Object.values(media.examples)[0] };
        }
      }
    }
  }
  return copy;
}

function at(contract, reference) {
  return reference.slice(2).split('/').reduce((node, name) => node[name], contract);
}
