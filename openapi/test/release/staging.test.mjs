// What is staged of what Maven deploys, and what a staging must have.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { complete, isComplete } from '../../../release/packages.mjs';
import { missing, questionsFile, readQuestions } from '../../../release/publication.mjs';
import { faults, filesBelow, stageRepository, stagedName } from '../../../release/repository.mjs';
import { signable, writeSums } from '../../../release/signatures.mjs';
import { moduleDirectory } from '../../tools/contract.mjs';

const root = join(moduleDirectory, '..');
const work = mkdtempSync(join(tmpdir(), 'assure-staging-'));
after(() => rmSync(work, { recursive: true }));

let folders = 0;
function folderOf(files) {
  const folder = join(work, String(folders++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

test('a snapshot has the same name each time', () => {
  assert.equal(stagedName('g/a/1-SNAPSHOT/a-1-20261127.070000-1-sources.jar'), 'g/a/1-SNAPSHOT/a-1-SNAPSHOT-sources.jar');
  assert.equal(stagedName('g/a/1-SNAPSHOT/a-1-20261127.070000-12.pom'), 'g/a/1-SNAPSHOT/a-1-SNAPSHOT.pom');
  assert.equal(stagedName('g/a/1.0.0/a-1.0.0.jar'), 'g/a/1.0.0/a-1.0.0.jar');
});

test('what says when something was deployed is left out', () => {
  for (const name of ['g/a/maven-metadata.xml', 'g/a/1-SNAPSHOT/maven-metadata.xml.sha1', 'g/a/1/a-1.jar.md5']) {
    assert.equal(stagedName(name), undefined, name);
  }
});

test('POMs are completed, and each file has its checksums', () => {
  const deployed = folderOf({ 'g/a/1/a-1.pom': 'pom', 'g/a/1/a-1.jar': 'jar', 'g/a/maven-metadata.xml': 'now' });
  const to = join(work, 'staged');
  stageRepository({ deployed, to, complete: (pom) => `complete ${pom}` });
  assert.deepEqual(
    filesBelow(to),
    ['jar', 'jar.md5', 'jar.sha1', 'pom', 'pom.md5', 'pom.sha1'].map((ending) => `g/a/1/a-1.${ending}`),
  );
  assert.equal(readFileSync(join(to, 'g/a/1/a-1.pom'), 'utf8'), 'complete pom');
  assert.equal(readFileSync(join(to, 'g/a/1/a-1.jar.sha1'), 'utf8'), 'f92e777f4341930bad9b2422283c4680d00dbc06');
});

const bom = (...artifacts) => artifacts.map((artifact) => `<dependency><artifactId>${artifact}</artifactId></dependency>`).join('');
const whole = {
  ...Object.fromEntries(['.pom', '.jar', '-sources.jar', '-javadoc.jar', '-cyclonedx.json'].map((ending) => [`g/a/1/a-1${ending}`, ''])),
  'g/assure-parent/1/assure-parent-1.pom': '',
  'g/assure-bom/1/assure-bom-1.pom': '',
};

test('an artefact with all that belongs to it, named by the BOM, has no fault', () => {
  assert.deepEqual(faults(folderOf(whole), bom('a')), []);
});

for (const ending of ['-sources.jar', '-javadoc.jar', '-cyclonedx.json']) {
  test(`an artefact without ${ending} is a fault`, () => {
    const { [`g/a/1/a-1${ending}`]: _, ...rest } = whole;
    assert.deepEqual(faults(folderOf(rest), bom('a')), [`a-1${ending} was not made`]);
  });
}

for (const artifact of ['assure-parent', 'assure-bom']) {
  test(`a staging without ${artifact} is a fault`, () => {
    const { [`g/${artifact}/1/${artifact}-1.pom`]: _, ...rest } = whole;
    assert.deepEqual(faults(folderOf(rest), bom('a')), [`${artifact}.pom was not made`]);
  });
}

test('what the BOM does not name, or names and nobody made, is a fault', () => {
  assert.deepEqual(faults(folderOf(whole), bom()), ['release/bom/pom.xml does not name a']);
  assert.deepEqual(faults(folderOf(whole), bom('a', 'b')), ['release/bom/pom.xml names b.jar, which was not made']);
});

test('sums are those of all files but signatures, in the order of their names', () => {
  const folder = folderOf({ 'b/x.jar': 'jar', 'b/x.jar.asc': 'now', a: '' });
  assert.equal(writeSums(folder), 2);
  assert.match(readFileSync(join(folder, 'SHA256SUMS'), 'utf8'), /^[0-9a-f]{64}  a\n[0-9a-f]{64}  b\/x\.jar\n$/);
});

test('every file is signed but those that only repeat a checksum', () => {
  assert.deepEqual(signable(['SHA256SUMS', 'a.jar', 'a.jar.md5', 'a.jar.sha1', 'a.jar.asc']), ['SHA256SUMS', 'a.jar']);
});

test('an environment for Python is kept until something else is required', () => {
  const environment = folderOf({ 'python.txt': 'flit_core==1' });
  const requirements = join(environment, 'python.txt');
  assert.equal(isComplete(environment, requirements), false);
  complete(environment, requirements);
  assert.equal(isComplete(environment, requirements), true);
  writeFileSync(requirements, 'flit_core==2');
  assert.equal(isComplete(environment, requirements), false);
});

/** Before anything is built. */
function refused(...parameters) {
  const { ASSURE_SIGNING_KEY: _, ...env } = process.env;
  return spawnSync(process.execPath, [join(root, 'release', 'stage.mjs'), ...parameters], { encoding: 'utf8', env, timeout: 20_000 });
}

test('a final version is refused while something is missing, and all of it is said', () => {
  const { status, stderr } = refused('--final', join(work, 'final'));
  assert.equal(status, 1);
  const asked = readQuestions(readFileSync(join(root, questionsFile), 'utf8'));
  for (const reason of [...missing(root, asked), 'ASSURE_SIGNING_KEY :']) assert.ok(stderr.includes(reason), reason);
});

test('a folder with something else in it is not emptied', () => {
  const folder = folderOf({ 'mine.txt': 'mine' });
  assert.match(refused(folder).stderr, /something else/);
  assert.equal(readFileSync(join(folder, 'mine.txt'), 'utf8'), 'mine');
});

test('images that are not there, or would be removed before they are read, are refused', () => {
  const folder = join(work, 'with-images');
  assert.match(refused(`--images=${folderOf({ 'a.txt': '' })}`, folder).stderr, /has no \*\.tar/);
  assert.match(refused(`--images=${join(work, 'nowhere')}`, folder).stderr, /has no \*\.tar/);
  assert.match(refused(`--images=${join(root, 'target', 'images')}`, folder).stderr, /would be emptied/);
  assert.match(refused(`--images=${join(root, 'server-stub', 'target', 'images')}`, folder).stderr, /would be emptied/);
  assert.match(refused(`--images=${join(folder, 'images')}`, folder).stderr, /would be emptied/);
});

const windows = process.platform === 'win32' && 'what stages a release is for the systems of bash';
/** A project whose Maven builds nothing, and where it would be staged. */
function projectOf(mvnw) {
  const project = folderOf({ mvnw });
  for (const path of ['release', 'pom.xml', 'SECURITY.md', 'client-gen/generators', 'client-gen/templates', 'client-gen/dotnet', 'openapi/docs']) {
    cpSync(join(root, path), join(project, path), { recursive: true });
  }
  chmodSync(join(project, 'mvnw'), 0o755);
  const staged = (...parameters) =>
    spawnSync(process.execPath, [join(project, 'release', 'stage.mjs'), ...parameters], { encoding: 'utf8', timeout: 60_000 });
  return { project, folder: join(project, 'target', 'staging'), staged };
}

test('what is said to be built is neither built again nor staged when it is not there', { skip: windows }, () => {
  const { project, folder, staged } = projectOf('#!/bin/sh\ntouch called\n');

  const { status, stderr } = staged('--built', folder);

  assert.equal(status, 1);
  assert.match(stderr, /deployed is not there/);
  assert.deepEqual([existsSync(join(project, 'called')), existsSync(folder)], [false, false]);

  // Of a final version neither: it is staged to be compared, so that no key is asked for.
  const pom = join(project, 'pom.xml');
  writeFileSync(pom, readFileSync(pom, 'utf8').replace('-SNAPSHOT</revision>', '</revision>'));
  assert.equal(staged('--built', folder).stderr, stderr);
});

test('the parameters that Maven needs for it are those that a staging gives it', { skip: windows }, () => {
  const { project, folder, staged } = projectOf('#!/bin/sh\nprintf "%s\\n" "$@" > called\n');
  const asked = join(project, questionsFile);
  writeFileSync(asked, readFileSync(asked, 'utf8').replace(/^site=$/m, 'site=https://example.org/a b'));
  const printed = staged('--parameters').stdout.trimEnd().split('\n');
  assert.ok(printed.some((parameter) => parameter.includes('https://example.org/a b')), printed.join('\n'));

  staged(folder);

  const given = readFileSync(join(project, 'called'), 'utf8').trimEnd().split('\n');
  assert.deepEqual(given.filter((parameter) => !['--batch-mode', '-Prelease', 'verify'].includes(parameter)), printed);
});

test('what was built and tested is not built anew for a final version', () => {
  assert.match(refused('--built', '--final', join(work, 'both')).stderr, /^.*Usage:/m);
});

test('what a staging leaves that failed is emptied by the next one', { skip: windows }, () => {
  const { folder, staged: stage } = projectOf('#!/bin/sh\n');
  const staged = () => stage(folder);

  const { status, stderr } = staged();

  assert.equal(status, 1);
  assert.match(stderr, /deployed/);
  assert.deepEqual(filesBelow(folder), ['SHA256SUMS']);
  assert.equal(staged().stderr, stderr);
});
