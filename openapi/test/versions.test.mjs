// Where a version has to be repeated, it is repeated. The generated clients' own: GeneratedProjectsTest; what is staged: release/stage.mjs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { moduleDirectory, readContract } from '../tools/contract.mjs';

const { version } = readContract().info;
const text = (file) => readFileSync(join(moduleDirectory, file), 'utf8');
const pom = text('../pom.xml');
const [, programs] = /<version>(.*?)<\/version>/.exec(pom);

for (const file of ['overlays/en.yaml', 'workflows/assure.arazzo.yaml']) {
  test(`${file} is of the contract's version`, () => {
    assert.equal(parse(text(file)).info.version, version);
  });
}

test("generated clients bear the contract's version: contract.version in pom.xml", () => {
  assert.deepEqual(
    [...pom.matchAll(/<contract\.version>(.*)<\/contract\.version>/g)].map(([, value]) => value),
    [version],
  );
});

const modules = [...pom.matchAll(/<module>(.*?)<\/module>/g)].map(([, module]) => module);
for (const module of modules) {
  test(`${module} is of the project's version`, () => {
    const own = /<groupId>lu\.lalux\.assure<\/groupId>\s*<artifactId>.*?<\/artifactId>\s*<version>(.*?)<\/version>/;
    assert.equal(own.exec(text(`../${module}/pom.xml`))[1], programs);
  });
}

test("the JUnit extension's example takes what the project makes: a module it is not", () => {
  assert.equal(/<assure\.version>(.*?)</.exec(text('../client-gen/junit/example/pom.xml'))[1], programs);
});

test('the BOM pins the plugins that the project does: it has no parent to take them from', () => {
  const bom = text('../release/bom/pom.xml');
  const pinned = [...bom.matchAll(/<artifactId>(maven-\w+-plugin)<\/artifactId>\s*<version>(.*?)</g)].map(([, plugin, value]) => [plugin, value]);
  assert.ok(pinned.length > 0);
  for (const [plugin, value] of pinned) assert.ok(pom.includes(`<${plugin}.version>${value}<`), `${plugin} ${value}`);
});

test('the newest heading of CHANGELOG.md is of the project, and names the contract', () => {
  const changelog = text('../CHANGELOG.md');
  const [, heading, said] = /^## \[(.*?)\](?: - \d{4}-\d\d-\d\d)?\n\n(.*)$/m.exec(changelog);
  const released = programs.replace('-SNAPSHOT', '');
  assert.equal(heading, programs === released ? released : 'Unreleased');
  assert.equal(said, `Programs ${released}, contract ${version}.`);
});
