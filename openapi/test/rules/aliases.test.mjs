// What an alias stands for is not in every reader's tree: Jackson's leaves its name, so that the suite would miss an answer's schema.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

for (const file of ['assure.yaml', 'bac-a-sable.yaml', 'juge.yaml', 'gestion.yaml', 'released/assure-1.0.0.yaml']) {
  test(`${file} has neither anchors nor aliases`, () => {
    const lines = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').split('\n');
    assert.deepEqual(lines.filter((line) => /^\s*(- |[\w$'/.-]+: )[*&][A-Za-z]\w*/.test(line)), []);
  });
}
