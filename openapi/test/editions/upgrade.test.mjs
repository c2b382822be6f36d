import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { toOpenApi31 } from '../../tools/editions/upgrade.mjs';

const contract = await readDocument(contractFile);
const upgraded = await toOpenApi31(contract);

test('the 3.1 edition says that it is one', () => {
  assert.equal(contract.openapi, '3.0.3');
  assert.match(upgraded.openapi, /^3\.1\.\d+$/);
});

test('it never names a dialect', () => {
  assert.equal('jsonSchemaDialect' in upgraded, false);
});

test('it keeps what generators need: format byte and enums of a single value', () => {
  assert.deepEqual(upgraded.components.schemas.Fichier.format, 'byte');
  assert.deepEqual(upgraded.components.schemas.TypeReponse.enum, ['token']);
  assert.doesNotMatch(JSON.stringify(upgraded), /"const":|"contentEncoding":/);
});

test('the examples of schemas are lists, and nothing else differs from 3.0', () => {
  const lowered = examplesSingle(contract, upgraded);
  assert.deepEqual({ ...lowered, openapi: contract.openapi }, contract);
});

/** 3.1 with the lists of examples of its schemas turned back, wherever 3.0 has one example. */
function examplesSingle(before, after) {
  if (after === null || typeof after !== 'object') {
    return after;
  }
  if (Array.isArray(after)) {
    return after.map((item, index) => examplesSingle(before?.[index], item));
  }
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) =>
      name === 'examples' && Array.isArray(value) && before !== undefined && 'example' in before
        ? ['example', value.length === 1 ? value[0] : value]
        : [name, examplesSingle(before?.[name], value)],
    ),
  );
}
