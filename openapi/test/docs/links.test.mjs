import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { languages } from '../../tools/docs/site.mjs';
import { editions } from '../../tools/editions/editions.mjs';
import { files, pages, pagesOf, sources, twins } from './site.mjs';

const register = new URL('../../../conformance-tests/src/main/resources/lu/lalux/assure/conformance/register.yaml', import.meta.url);

test('What finds a trap of whoever writes a server is a requirement of the suite that is tested, the same in both languages', () => {
  const tested = parse(readFileSync(register, 'utf8')).filter(({ untestable }) => !untestable);
  const named = ['ecrire-un-serveur.html', 'en/write-a-server.html'].map((page) =>
    pages
      .get(page)
      .document.querySelectorAll('main ol code, main td:last-child code')
      .map(({ text }) => text)
      .filter((code) => /^[a-z]+\.[a-z0-9*-]+$/.test(code)),
  );
  assert.deepEqual(named[0], named[1]);
  assert.ok(named[0].length > 0);
  for (const name of named[0]) assert.ok(tested.some(({ id }) => id === name || (name.endsWith('.*') && id.startsWith(name.slice(0, -1)))), name);
});

describe('The site is whole', () => {
  test('every page of the plan is there in both languages, and there is no other', () => {
    assert.deepEqual([...pages.keys()].toSorted(), twins.flat().toSorted());
    assert.ok(twins.length > 0);
  });

  for (const [french, english] of twins) {
    test(`${french} and ${english} lead to each other`, () => {
      for (const [from, to, language] of [
        [french, english, 'en'],
        [english, french, 'fr'],
      ]) {
        const { document } = pages.get(from);
        for (const selector of ['a.language', 'link[rel=alternate]']) {
          const link = document.querySelector(selector);
          assert.equal(resolve(from, link.getAttribute('href')).path, to, selector);
          assert.equal(link.getAttribute('hreflang'), language);
        }
      }
    });

    test(`${french} and ${english} say the same: as many headings, tables, pictures and blocks of code`, () => {
      const shape = (name) =>
        ['h1', 'h2', 'h3', 'tr', 'svg.picture', 'pre', '.notice'].map((selector) => [
          selector,
          pages.get(name).document.querySelectorAll(`main ${selector}`).length,
        ]);
      assert.deepEqual(shape(english), shape(french));
    });
  }
});

test('A source links to sources, so that it leads somewhere where it is read as a file too', () => {
  const found = languages.flatMap((language) =>
    pagesOf(language).flatMap(({ name }) => {
      const text = readFileSync(join(sources, language, `${name}.md`), 'utf8');
      return [...text.matchAll(/\]\((?![a-z]+:)[^)]*\.html(?:#[^)]*)?\)/g)].map(([link]) => `${language}/${name}.md: ${link}`);
    }),
  );
  assert.deepEqual(found, []);
});

test('prose stops at 120 columns, as code does', () => {
  const long = languages.flatMap((language) =>
    pagesOf(language).flatMap(({ name }) =>
      readFileSync(join(sources, language, `${name}.md`), 'utf8')
        .replaceAll(/^ *```.*?^ *```/gms, '')
        .split('\n')
        .filter((line) => line.length > 120 && !line.trimStart().startsWith('|'))
        .map((line) => `${language}/${name}.md: ${line}`),
    ),
  );
  assert.deepEqual(long, []);
});

test('the files of which a client is generated are those that are offered, by their names', () => {
  const names = editions.map(({ name }) => name.split('/').at(-1));
  for (const name of ['generer-son-client.html', 'en/generate-your-own.html', 'reference.html', 'en/reference.html']) {
    const used = pages.get(name).document.querySelectorAll('main pre').map(({ text }) => /(?:-i |\/input:|--path |assure |--clean )((?:openapi|assure)[\w.-]*\.(?:yaml|json))/.exec(text)?.[1]).filter(Boolean);
    assert.ok(used.length > 0, name);
    for (const file of used) assert.ok(names.includes(file), `${name}: ${file}`);
  }
});

describe('Every link leads somewhere', () => {
  for (const [name, { document }] of pages) {
    test(name, () => {
      const hrefs = document.querySelectorAll('a[href], link[href]').map((link) => link.getAttribute('href'));
      assert.ok(hrefs.length > 0);
      for (const href of hrefs.filter((each) => !each.startsWith('data:'))) {
        assert.doesNotMatch(href, /^(\/|[a-z]+:)/, `${href} is not relative`);
        const { path, anchor } = resolve(name, href);
        assert.ok(files.includes(path), `${href}: no such file`);
        if (anchor) assert.ok(pages.get(path).document.getElementById(anchor), `${href}: no such anchor`);
      }
    });

    test(`${name}: no identifier twice`, () => {
      const ids = document.querySelectorAll('[id]').map((element) => element.id);
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
      );
    });
  }
});

function resolve(from, href) {
  const [path, anchor] = href.split('#');
  return { path: path === '' ? from : posix.join(posix.dirname(from), path), anchor: anchor && decodeURIComponent(anchor) };
}
