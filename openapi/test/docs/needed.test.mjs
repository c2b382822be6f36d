import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { moduleDirectory } from '../../tools/contract.mjs';
import { editions } from '../../tools/editions/editions.mjs';
import { pages } from './site.mjs';

const root = join(moduleDirectory, '..');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');

describe('What a build needs is said once', () => {
  const node = JSON.parse(read('openapi', 'package.json')).engines.node.replace('>=', '');
  const java = /<maven.compiler.release>(\d+)</.exec(read('pom.xml'))[1];

  test('README.md names the Java and the Node that the build asks for', () => {
    assert.ok(read('README.md').includes(`a JDK (${java} or later) and Node (${node} or later)`), `${java}, ${node}`);
  });

  test('the pages name the same', () => {
    for (const [name, { document }] of pages) {
      for (const [, named] of document.querySelector('main').text.matchAll(/JDK\s(\d+)/g)) assert.equal(named, java, name);
      for (const [, named] of document.querySelector('main').text.matchAll(/Node\s(\d[\d.]*\d)/g)) assert.equal(named, node, name);
    }
  });

  test('no page gives a command that only whoever has the sources can run', () => {
    for (const [name, { document }] of pages) {
      for (const block of document.querySelectorAll('main pre')) assert.doesNotMatch(block.text, /mvnw|npm --prefix|\/target\/|\.ci\//, name);
    }
  });

  test('the files of which a client is generated are those that are offered, by their names', () => {
    const names = editions.map(({ name }) => name.split('/').at(-1));
    for (const name of ['generer-son-client.html', 'en/generate-your-own.html', 'reference.html', 'en/reference.html']) {
      const used = pages.get(name).document.querySelectorAll('main pre').map(({ text }) => /(?:-i |\/input:|--path |assure |--clean )((?:openapi|assure)[\w.-]*\.(?:yaml|json))/.exec(text)?.[1]).filter(Boolean);
      assert.ok(used.length > 0, name);
      for (const file of used) assert.ok(names.includes(file), `${name}: ${file}`);
    }
  });

  test('what a person is told to call is the Maven that comes with the project', () => {
    const documents = ['README.md', 'CONTRIBUTING.md', 'client-gen/README.md', 'conformance-tests/peers/README.md'];
    for (const language of ['fr', 'en']) {
      documents.push(...readdirSync(join(moduleDirectory, 'docs', language)).map((file) => `openapi/docs/${language}/${file}`));
    }
    for (const document of documents) assert.doesNotMatch(read(document), /(^|[^\w./])mvn /m, document);
  });
});
