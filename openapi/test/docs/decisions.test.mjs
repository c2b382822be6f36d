// The record of decisions has the same ones in both languages.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { moduleDirectory } from '../../tools/contract.mjs';

const [english, french] = ['DECISIONS.md', 'DECISIONS.fr.md'].map((file) => readFileSync(join(moduleDirectory, file), 'utf8'));

for (const [what, partsOf] of [
  ['decisions, in the same order, under the same sections', (record) => [...record.matchAll(/^(?:### (D\d+)|(##) )/gm)].map(([, id, section]) => id ?? section)],
  ['tolerances, of the same decisions', (record) => [...record.matchAll(/^\| (T\d+) \|.*\| (.*) \|$/gm)].map(([, id, of]) => [id, of])],
]) {
  test(`both languages have the same ${what}`, () => {
    assert.ok(partsOf(english).length > 0);
    assert.deepEqual(partsOf(french), partsOf(english));
  });
}
