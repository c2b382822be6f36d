import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { contractFile, englishOverlayFile, readDocument } from '../../tools/editions/documents.mjs';
import { editionsOf, writeEditions } from '../../tools/editions/editions.mjs';

const contract = await readDocument(contractFile);
const { english, linked, query, simple, upgraded } = await editionsOf(contract, await readDocument(englishOverlayFile));

const expected = new Map([
  ['assure-3.1.json', upgraded],
  ['assure-3.1.yaml', upgraded],
  ['assure.en.json', english],
  ['assure.en.yaml', english],
  ['assure.json', contract],
  ['assure.links.yaml', linked],
  ['assure.query.yaml', query],
  ['assure.simple.json', simple],
  ['assure.simple.yaml', simple],
]);

let directory;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'editions-'));
  await writeEditions(directory);
});

after(() => rm(directory, { recursive: true }));

test('exactly these editions are written', async () => {
  assert.deepEqual((await readdir(directory)).toSorted(), [...expected.keys()]);
});

for (const [name, document] of expected) {
  test(`${name} reads as what it was written from, in the same order`, async () => {
    const text = await readFile(join(directory, name), 'utf8');
    for (const version of name.endsWith('.yaml') ? ['1.2', '1.1'] : ['1.2']) {
      const read = name.endsWith('.json') ? JSON.parse(text) : parse(text, { version });
      assert.equal(JSON.stringify(read), JSON.stringify(document), `YAML ${version}`);
    }
  });

  test(`${name} has no anchors`, async () => {
    assert.doesNotMatch(await readFile(join(directory, name), 'utf8'), /^\s*[^#].*: [&*][a-z]/m);
  });
}
