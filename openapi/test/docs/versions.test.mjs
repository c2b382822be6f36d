// The page of versions is what the comparison of the contracts finds.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'node-html-parser';
import { Changes } from '../../tools/compare/changes.mjs';
import { changesBetween } from '../../tools/compare/contracts.mjs';
import { phrases } from '../../tools/compare/phrases.mjs';
import { allReleased, releasedDirectory } from '../../tools/compare/released.mjs';
import { programs } from '../../tools/docs/directives.mjs';
import { readNews } from '../../tools/docs/feed.mjs';
import { versionParts } from '../../tools/docs/versions.mjs';
import { words } from '../../tools/docs/words.mjs';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { files, pages, sources, target } from './site.mjs';

const contract = await readDocument(contractFile);
const released = await allReleased();

for (const [path, language] of [
  ['versions.html', 'fr'],
  ['en/versions.html', 'en'],
]) {
  const { document } = pages.get(path);
  const sections = document.querySelectorAll('main h2').map(({ id }) => id);

  test(`${path}: every version, the latest first, and the released ones to be taken`, () => {
    const known = [...new Set([...released.map((each) => each.contract.info.version), contract.info.version])];
    assert.deepEqual(sections, known.toReversed().map((version) => `version-${version}`));
    const offered = document.querySelectorAll('main a[download]').map((link) => link.getAttribute('href').split('/').at(-1));
    assert.deepEqual(offered.toSorted(), readdirSync(releasedDirectory).toSorted());
    for (const file of offered) assert.equal(readFileSync(join(target, 'versions', file), 'utf8'), readFileSync(join(releasedDirectory, file), 'utf8'));
    assert.equal(files.filter((file) => file.startsWith('versions/')).length, offered.length);
  });

  test(`${path}: says what its numbers are, and which one the programs have`, () => {
    const { document: downloads } = pages.get(language === 'fr' ? 'telechargements.html' : 'en/downloads.html');
    for (const text of [document, downloads].map((each) => each.querySelectorAll('main p').map((paragraph) => paragraph.text).join('\n'))) {
      assert.ok(text.includes(contract.info.version) && text.includes(programs), text);
    }
  });

  test(`${path}: the feed has each version with its changes, and leads to it`, () => {
    const feed = path.replace('.html', '.atom');
    assert.ok(document.querySelector(`main a[href="versions.atom"]`) && document.querySelector('link[type="application/atom+xml"][href="versions.atom"]'));
    const entries = parse(readFileSync(join(target, feed), 'utf8')).querySelectorAll('entry');
    assert.deepEqual(entries.map((entry) => entry.querySelector('link').getAttribute('href').split('#')[1]), sections);
    const told = entries[0].querySelector('content').text;
    for (const row of document.querySelectorAll('main table')[0].querySelectorAll('tbody tr')) assert.ok(told.includes(row.querySelectorAll('td')[0].innerHTML), row.text);
  });

  test(`${path}: each change from each version to the next`, () => {
    const all = released.map((each) => each.contract);
    if (!released.some((each) => each.contract.info.version === contract.info.version)) all.push(contract);
    const changes = all.slice(1).map((each, at) => changesBetween(all[at], each).length);
    assert.ok(changes.every((count) => count > 0), changes.join());
    const rows = document.querySelectorAll('main table').map((table) => table.querySelectorAll('tbody tr').length);
    assert.deepEqual(rows, changes.toReversed());
    assert.equal(document.querySelector('html').getAttribute('lang'), language);
  });
}

/** The page, for one version after another. */
function pageOf(changes, w) {
  const link = { operation: (id, html) => `<a href="#op-${id}">${html}</a>`, problem: (name) => name, code: (name) => name };
  return versionParts([{ version: '2.0.0', changes: changes.list() }, { version: '1.0.0', file: 'assure-1.0.0.yaml' }], { contract, link, inline: (text) => text, root: '', w });
}

test('what a comparison can say is said in French, with its values; what it cannot say is refused', () => {
  assert.deepEqual(Object.keys(words.fr.versions.phrases).toSorted(), phrases.toSorted());
  const changes = new Changes();
  for (const phrase of phrases) {
    const french = words.fr.versions.phrases[phrase];
    assert.equal(french.split('{}').length, phrase.split('{}').length, phrase);
    if (/[a-z]/.test(phrase)) assert.notEqual(french, phrase);
    changes.addition('PUT /expert', phrase, 'V1', 'V2', 'V3');
  }
  const html = pageOf(changes, words.fr);
  for (const phrase of phrases.filter((each) => /[a-z]/.test(each))) assert.ok(!html.includes(`>${phrase}<`), phrase);
  assert.throws(() => changes.addition('PUT /expert', 'gone'), /No change is said so: "gone"/);
});

test('a member that was not there is so in the words of the language, and a value is no HTML', () => {
  const changes = new Changes();
  changes.breaking('PUT /expert request body application/json.a', '{}: {} → {}', 'pattern', undefined, '"<b>"');
  assert.match(pageOf(changes, words.fr), /<\/a> corps de la requête application\/json\.a<\/th><td>pattern\u00a0: rien → &quot;&lt;b&gt;&quot;<\/td>/);
  assert.match(pageOf(changes, words.en), /<\/a> request body application\/json\.a<\/th><td>pattern: none → &quot;/);
});

test('each kind of place is in French', () => {
  const operation = (length) => {
    const schema = { type: 'string', maxLength: length };
    return {
      operationId: 'a',
      parameters: ['query', 'path', 'header', 'cookie'].map((place) => ({ in: place, name: 'p', schema })),
      requestBody: { content: { 'application/json': { schema } } },
      responses: {
        200: { description: 'd', headers: { h: { schema } }, content: { 'application/json': { schema } }, links: { l: { operationId: `a${length}` } } },
      },
    };
  };
  const of = (length) => ({
    openapi: '3.0.3',
    paths: { '/expert': { put: operation(length) } },
    components: { securitySchemes: { s: { type: `t${length}`, flows: { f: { tokenUrl: `u${length}` } } } } },
  });
  const changes = changesBetween(of(1), of(2));
  const kinds = new Set(changes.map(({ where }) => where.replace(/^PUT \/expert/, '').replace(/ (?:application\/json|[hpsfl])(?= |$)/g, '').trim()));
  assert.deepEqual([...kinds].toSorted(), ['cookie parameter', 'header parameter', 'path parameter', 'query parameter', 'request body', 'response 200', 'response 200 header', 'response 200 link', 'security scheme', 'security scheme flow']);
  const text = pageOf({ list: () => changes }, words.fr).replaceAll(/<[^>]*>/g, ' ');
  assert.doesNotMatch(text, /\b(parameter|request|body|response|header|link|security|scheme|flow)\b/);
});

test('a change that breaks is said to, where it is', () => {
  const changes = new Changes();
  changes.breaking('PUT /expert', 'response {} removed', '408');
  changes.addition('x-codes cle-inconnue', 'added');
  changes.addition('PUT /disparue', 'operation removed');
  const html = pageOf(changes, words.fr);
  assert.match(html, /1 changement qui rompt .* 2 ajouts/);
  assert.match(html, /<a href="#op-demanderReglementExpert"><code>PUT \/expert<\/code><\/a><\/th><td>réponse 408 retirée<\/td><td><strong>rompt<\/strong>/);
  assert.match(html, /<code>PUT \/disparue<\/code><\/th><td>fonction retirée/);
  assert.match(html, /href="versions\/assure-1\.0\.0\.yaml"/);
});

test('a version without an entry in the feed, and an entry in one language, are refused', () => {
  assert.throws(() => readNews(sources, [{ version: '9.0.0' }]), /the contract 9\.0\.0 has no entry/);
  const folder = mkdtempSync(join(tmpdir(), 'assure-nouveautes-'));
  writeFileSync(join(folder, 'nouveautes.yaml'), '- {date: 2026-12-01, titre: {fr: a, en: b}, texte: {fr: c}}');
  assert.throws(() => readNews(folder, []), /both in fr and en/);
  rmSync(folder, { recursive: true });
});

test('llms.txt leads to each page as Markdown, in both languages', () => {
  const text = readFileSync(join(target, 'llms.txt'), 'utf8');
  assert.match(text, /^# Assure\n\n> \S/);
  const named = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): \S.{20,}$/gm)].map(([, path]) => path);
  assert.deepEqual(named.toSorted(), [...pages.keys()].map((path) => path.replace('.html', '.md')).toSorted());
});
