// Where the contract's version has to be repeated, it is repeated.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { moduleDirectory, readContract } from '../tools/contract.mjs';

const { version } = readContract().info;
const text = (file) => readFileSync(join(moduleDirectory, file), 'utf8');

for (const file of ['overlays/en.yaml', 'workflows/assure.arazzo.yaml']) {
  test(`${file} is of the contract's version`, () => {
    assert.equal(parse(text(file)).info.version, version);
  });
}

test("generated clients bear the contract's version: contract.version in pom.xml", () => {
  assert.deepEqual(
    [...text('../pom.xml').matchAll(/<contract\.version>(.*)<\/contract\.version>/g)].map(([, value]) => value),
    [version],
  );
});
