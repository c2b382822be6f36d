#!/usr/bin/env node
// node release/stage.mjs [--final|--built] [--images=FOLDER] [FOLDER]: builds, without tests, and puts all that would be published into one
// folder (target/staging). With --built nothing is built: staged is what a `verify` with the parameters of Maven that `node release/stage.mjs --parameters`
// prints, one a line, has built and tested here. The images are OCI archives that were built before. See "How to release" in CONTRIBUTING.md.
// ASSURE_SIGNING_KEY names the key to sign with, for gpg; ASSURE_SIGNING_PASSPHRASE_FILE, if given, the file with its passphrase.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { npmTarball, pythonDistributions, run } from './packages.mjs';
import { answers, completedPom, mavenProperties, missing, questionsFile, readQuestions } from './publication.mjs';
import { faults, filesBelow, stageRepository } from './repository.mjs';
import { sign, signable, sums, writeSums } from './signatures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...path) => join(root, ...path);
const read = (...path) => readFileSync(inRoot(...path), 'utf8');

/** Where Maven puts what it has built. */
const deployed = inRoot('target', 'release', 'deployed');

function main(parameters) {
  const questions = readQuestions(read(questionsFile));
  if (parameters.join() === '--parameters') {
    console.log(published(questions).join('\n'));
    return;
  }
  const { folder, imageFolders, built, asked } = given(parameters);
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, sums))) {
    throw new Error(`${folder} holds something else than a staging, and would be emptied`);
  }
  const images = imageFolders.flatMap((named) => imagesIn(resolve(named), folder));

  const programs = /<revision>(.*?)</.exec(read('pom.xml'))[1];
  const contract = /<contract.version>(.*?)</.exec(read('pom.xml'))[1];
  const open = missing(root, questions);
  const key = process.env.ASSURE_SIGNING_KEY;
  const final = !built && (asked || !programs.endsWith('-SNAPSHOT'));
  if (final) refuseUnlessReady({ open, programs, key });

  if (!built) build({ final, parameters: published(questions) });
  else if (!existsSync(deployed)) throw new Error(`${deployed} is not there: run ./mvnw verify with what node release/stage.mjs --parameters prints`);

  rmSync(folder, { recursive: true, force: true });
  // What fails before its sums are written is a staging all the same: the next one may empty it.
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, sums), '');
  const complete = (pom) => completedPom(pom, answers(questions));
  stageRepository({ deployed, to: join(folder, 'maven'), complete });
  const wrong = faults(join(folder, 'maven'), read('release', 'bom', 'pom.xml'));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  stagePackages({ folder, programs, contract, images });
  writeSums(folder);
  const signatures = key ? sign(folder, key, process.env.ASSURE_SIGNING_PASSPHRASE_FILE) : 0;
  report({ folder, programs, contract, open, key, signatures });
}

/** What the command line asks for: whether a final version, or what is built already, and from and into which folders. */
function given(parameters) {
  const imageFolders = parameters.filter((parameter) => parameter.startsWith('--images=')).map((parameter) => parameter.slice('--images='.length));
  const [built, asked] = ['--built', '--final'].map((parameter) => parameters.includes(parameter));
  const unknown = parameters.filter((parameter) => /^-(?!-(built|final|images=.*)$)/.test(parameter));
  const folders = parameters.filter((parameter) => !parameter.startsWith('-'));
  if (unknown.length > 0 || folders.length > 1 || imageFolders.length > 1 || (built && asked)) {
    throw new Error('Usage: node release/stage.mjs [--final|--built] [--images=FOLDER] [FOLDER], or --parameters');
  }
  return { folder: resolve(folders[0] ?? inRoot('target', 'staging')), imageFolders, built, asked };
}

/** The archives of a folder that was named: there are some, and neither Maven nor this command removes them before they are read. */
function imagesIn(images, folder) {
  const below = (parent) => relative(parent, images).split(sep);
  if (below(folder)[0] !== '..' || (below(root)[0] !== '..' && below(root).includes('target'))) {
    throw new Error(`--images=${images} would be emptied before it is read`);
  }
  const names = existsSync(images) ? readdirSync(images).filter((file) => file.endsWith('.tar')) : [];
  if (names.length === 0) throw new Error(`--images=${images} has no *.tar`);
  return names.map((name) => ({ name, file: join(images, name) }));
}

/** A final version is public for ever: nothing is built of what must not be published. */
function refuseUnlessReady({ open, programs, key }) {
  const reasons = [...open];
  if (programs.endsWith('-SNAPSHOT')) reasons.push(`pom.xml : ${programs} n'est pas une version définitive / is no final version`);
  if (!key) reasons.push('ASSURE_SIGNING_KEY : la clé qui signe / the key to sign with');
  if (run('git', ['status', '--porcelain'], { cwd: root }).trim()) {
    reasons.push('git : des fichiers ne sont pas enregistrés / some files are not committed');
  }
  if (reasons.length > 0) throw new Error(`Version définitive refusée / final version refused:\n${list(reasons)}`);
}

/** Of Maven: that what is published is made, of the answers that are given, and where it goes. */
function published(questions) {
  return ['-Peverything,published', ...mavenProperties(answers(questions)), `-DaltDeploymentRepository=staging::${pathToFileURL(deployed)}`];
}

/** By Maven: everything without tests, deployed into a folder. The clients are generated anew: the answers may have changed. */
function build({ final, parameters }) {
  for (const old of [deployed, inRoot('client-gen', 'target', 'clients')]) rmSync(old, { recursive: true, force: true });
  // In a run of its own: one module may deploy below the root's target while that is removed, as modules are built side by side.
  if (final) maven(['-Peverything,release', 'clean']);
  maven(['-Prelease', ...parameters, 'verify']);
}

function maven(parameters) {
  const { status, error } = spawnSync(inRoot('mvnw'), ['--batch-mode', ...parameters], { cwd: root, stdio: 'inherit' });
  if (error || status !== 0) throw new Error(`Maven: ${error?.message ?? `exit code ${status}`}`);
}

/** What is not Maven's. */
function stagePackages({ folder, programs, contract, images }) {
  const clients = inRoot('client-gen', 'target');
  const work = (name) => inRoot('target', 'release', name);
  const place = (group, name, file) => {
    mkdirSync(join(folder, group), { recursive: true });
    copyFileSync(file, join(folder, group, name));
  };
  npmTarball({
    client: join(clients, 'clients', 'typescript'),
    licence: inRoot('LICENSE'),
    modules: inRoot('client-gen', 'node_modules'),
    work: work('npm'),
    to: join(folder, 'npm'),
  });
  pythonDistributions({
    client: join(clients, 'clients', 'python'),
    licence: inRoot('LICENSE'),
    requirements: inRoot('release', 'python.txt'),
    environment: work('python-environment'),
    work: work('python'),
    to: join(folder, 'python'),
  });
  const archive = (language) => join(clients, `assure-client-gen-${programs}-${language}.zip`);
  place('composer', `assure-client-php-${contract}.zip`, archive('php'));
  place('go', `assure-client-go-${contract}.zip`, archive('go'));
  place('nuget', `assure-client-csharp-${contract}.zip`, archive('csharp'));
  place('nuget', `assure-client-dotnet-${programs}.zip`, archive('dotnet'));
  place('telechargements', `assure-${programs}.zip`, inRoot('openapi', 'downloads', 'target', `assure-${programs}.zip`));
  place('site', `assure-site-${programs}.zip`, inRoot('openapi', 'downloads', 'target', `assure-site-${programs}.zip`));
  for (const name of filesBelow(join(folder, 'maven')).filter((file) => file.endsWith('-cyclonedx.json'))) {
    place('sbom', name.replace(/^.*\//, '').replace('-cyclonedx.json', '.cdx.json'), join(folder, 'maven', name));
  }
  for (const { name, file } of images) place('images', name, file);
}

function report({ folder, programs, contract, open, key, signatures }) {
  const names = signable(filesBelow(folder));
  const megabytes = Math.round(names.reduce((total, name) => total + statSync(join(folder, name)).size, 0) / 1e6);
  console.log(`\n${folder}: ${names.length} files, ${megabytes} MB; programs ${programs}, contract ${contract}`);
  console.log(key ? `Signed with ${key}: ${signatures} files` : 'Non signé / unsigned: ASSURE_SIGNING_KEY');
  if (open.length > 0) console.log(`À compléter par LALUX avant publication / to be completed by LALUX before publication (${questionsFile}):\n${list(open)}`);
}

function list(lines) {
  return lines.map((line) => `  - ${line}`).join('\n');
}

process.umask(0o022);
try {
  main(process.argv.slice(2));
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
}
