// The page of versions is what the comparison of the contracts finds.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BREAKING } from '../../tools/compare/changes.mjs';
import { changesBetween } from '../../tools/compare/contracts.mjs';
import { allReleased, releasedDirectory } from '../../tools/compare/released.mjs';
import { versionParts } from '../../tools/docs/versions.mjs';
import { words } from '../../tools/docs/words.mjs';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { files, pages, target } from './site.mjs';

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

  test(`${path}: each change since the last release, in words of the language`, () => {
    const changes = changesBetween(released.at(-1).contract, contract);
    const rows = document.querySelectorAll('main tbody tr');
    if (contract.info.version !== released.at(-1).contract.info.version) assert.ok(rows.length >= changes.length && changes.length > 0);
    if (language === 'fr') {
      const cells = rows.map((row) => row.text);
      assert.deepEqual(cells.filter((text) => /\b(added|removed|required|longer|enough|response|header|link|field)\b/.test(text)), [], 'words.mjs has no French for it');
    }
  });
}

test('a change that breaks is said to, where it is', () => {
  const link = { operation: (id, html) => `<a href="#op-${id}">${html}</a>`, problem: (name) => name, code: (name) => name };
  const changes = [
    { level: BREAKING, where: 'PUT /expert', what: 'response 408 removed' },
    { level: 'addition', where: 'x-codes cle-inconnue', what: 'added' },
    { level: 'addition', where: 'PUT /disparue', what: 'operation removed' },
  ];
  const html = versionParts([{ version: '2.0.0', changes }, { version: '1.0.0', file: 'assure-1.0.0.yaml' }], { contract, link, inline: (text) => text, root: '', w: words.fr });
  assert.match(html, /1 changement qui rompt .* 2 ajouts/);
  assert.match(html, /<a href="#op-demanderReglementExpert"><code>PUT \/expert<\/code><\/a><\/th><td>réponse 408 retirée<\/td><td><strong>rompt<\/strong>/);
  assert.match(html, /<code>PUT \/disparue<\/code><\/th><td>fonction retirée/);
  assert.match(html, /href="versions\/assure-1\.0\.0\.yaml"/);
});
