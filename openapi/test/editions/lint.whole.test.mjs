import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { moduleDirectory } from '../../tools/contract.mjs';
import { readDocument } from '../../tools/editions/documents.mjs';
import { writeEditions } from '../../tools/editions/editions.mjs';
import { commandScript } from '../../tools/packages.mjs';
import { findings } from '../../tools/rules.mjs';
import { editionWaivers } from '../../rules/waivers-editions.mjs';
import { waivers as inherited } from '../../rules/waivers.mjs';

const meant = (await readDocument(join(moduleDirectory, '.redocly.lint-ignore.yaml')))['assure.yaml'];

let directory;

const linted = ['assure-3.1.yaml', 'assure.en.yaml', 'assure.links.yaml', 'assure.query.yaml', 'assure.simple.yaml'];

/** What Redocly finds in each: it is started once for all of them, and writes a document for each, in their order. */
let problemsOf;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'editions-'));
  await writeEditions(directory);
  const { stdout } = spawnSync(
    process.execPath,
    [
      ...[commandScript('@redocly/cli', 'redocly'), 'lint', ...linted.map((name) => join(directory, name))],
      ...['--config', 'redocly.yaml', '--lint-config', 'error', '--format', 'json', '--max-problems', '1000'],
    ],
    {
      cwd: moduleDirectory,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
    },
  );
  const documents = stdout.match(/\{$[^]*?^\}/gm).map((document) => JSON.parse(document));
  assert.equal(documents.length, linted.length);
  problemsOf = new Map(linted.map((name, index) => [name, documents[index].problems]));
});

after(() => rm(directory, { recursive: true }));

for (const name of linted) {
  test(`${name} passes the contract's own rules, but for what the contract waives itself`, () => {
    const problems = problemsOf.get(name);
    assert.deepEqual(new Set(problems.map(({ location }) => basename(location[0].source.ref))), new Set([name]));
    const findings = problems.map(
      ({ ruleId, location, message }) => `${ruleId} ${location[0].pointer}${isMeant(ruleId, location) ? '' : `: ${message}`}`,
    );
    const waived = Object.entries(meant).flatMap(([rule, pointers]) => pointers.map((pointer) => `${rule} ${pointer}`));
    assert.deepEqual(findings.toSorted(), waived.toSorted());
  });
}

for (const [name, waivers] of Object.entries(editionWaivers)) {
  test(`${name} respects the contract's rules, Spectral's, OWASP's and our own, but for what is waived`, async () => {
    const file = join(directory, name);
    assert.deepEqual(await findings(await readFile(file, 'utf8'), { file, waivers, inherited }), []);
  });
}

function isMeant(rule, [{ pointer }]) {
  return meant[rule]?.includes(pointer) ?? false;
}
