// What LALUX is asked before a publication, and where its answers go.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { answers, completedPom, mavenProperties, missing, questionsFile, readQuestions, registeredNames } from '../../../release/publication.mjs';
import { moduleDirectory } from '../../tools/contract.mjs';

const root = join(moduleDirectory, '..');
const asked = readQuestions(readFileSync(join(root, questionsFile), 'utf8'));
const pom = '<project>\n  <description>What it is.</description>\n  <dependencies />\n</project>\n';
const given = {
  licence: 'Apache-2.0',
  titulaire: 'Titulaire S.A.',
  site: 'https://site.invalid/assure',
  depot: 'https://depot.invalid/assure',
  developpeurs: 'Une Personne <une@site.invalid>; Deux Personnes <deux@site.invalid>',
};
const answered = (values) => asked.map((question) => ({ ...question, answer: values[question.name] ?? '' }));
const linesAbout = (name, questions) => missing(root, questions).filter((line) => line.startsWith(`${name} :`));

test('each question is put in both languages', () => {
  assert.ok(asked.length > 5);
  for (const { name, put } of asked) assert.equal(put.length, 2, name);
});

test('each question that has no answer is missing', () => {
  for (const { name } of asked) assert.equal(linesAbout(name, answered({})).length, 1, name);
});

test('right answers leave no question', () => {
  const names = Object.fromEntries(Object.entries(registeredNames(root)).map(([question, { name }]) => [question, name]));
  const questions = answered({ ...given, ...names });
  for (const { name } of asked) assert.deepEqual(linesAbout(name, questions), [], name);
});

test('a name is proposed in its question as the project has it', () => {
  for (const [question, { name }] of Object.entries(registeredNames(root))) {
    for (const line of asked.find((one) => one.name === question).put) assert.ok(line.includes(name), `${question}: ${line}`);
  }
});

test('another name than the project has is not accepted', () => {
  assert.match(linesAbout('npm.paquet', answered({ 'npm.paquet': '@autre/client' }))[0], /@lalux\/assure-client/);
});

for (const [name, answer] of Object.entries({
  licence: 'the one of Apache',
  site: 'http://site.invalid',
  depot: 'https://depot.invalid/assure.git',
  developpeurs: 'une@site.invalid',
})) {
  test(`an answer of another form is not accepted: ${name}=${answer}`, () => {
    assert.equal(linesAbout(name, answered({ [name]: answer })).length, 1);
  });
}

test('a licence without its text is missing', () => {
  assert.equal(linesAbout('LICENSE', answered({})).length, 0);
  assert.equal(linesAbout('LICENSE', answered(given)).length, existsSync(join(root, 'LICENSE')) ? 0 : 1);
});

test('a line that is neither question nor answer is refused', () => {
  assert.throws(() => readQuestions('licence Apache-2.0\n'), /licence Apache-2\.0/);
});

test('nothing that was not answered stands in a POM', () => {
  assert.equal(completedPom(pom, answers(answered({}))), pom);
});

test("a POM has what Maven Central asks for, behind its description", () => {
  const complete = completedPom(pom, given);
  for (const part of [
    '<url>https://site.invalid/assure</url>',
    '<name>Apache-2.0</name>',
    '<name>Deux Personnes</name>',
    '<email>une@site.invalid</email>',
    '<connection>scm:git:https://depot.invalid/assure.git</connection>',
    '<url>https://depot.invalid/assure</url>',
  ]) {
    assert.ok(complete.includes(part), part);
  }
  assert.ok(complete.indexOf('<licenses>') > complete.indexOf('</description>'));
  assert.ok(complete.endsWith('\n  <dependencies />\n</project>\n'));
});

test('a POM without a description is refused', () => {
  assert.throws(() => completedPom('<project>\n</project>\n', given));
});

test('Maven is told what was answered, and nothing else', () => {
  assert.deepEqual(mavenProperties({}), []);
  assert.deepEqual(mavenProperties({ licence: 'Apache-2.0' }), [
    '-Dclients.publication=,licenseName=Apache-2.0,publicationLicence=Apache-2.0',
    '-Dpublication.licence=Apache-2.0',
  ]);
});
