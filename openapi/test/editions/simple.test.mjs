// The simple edition says the same as the contract, each field by itself; what it accepts and refuses: equivalence.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { toSimpleEdition } from '../../tools/editions/simple.mjs';

const contract = await readDocument(contractFile);
const untouched = JSON.stringify(contract);
const simple = toSimpleEdition(contract);
const { schemas } = contract.components;

const days = '/components/schemas/DemandeReparateur/properties/nbrJourVehiculeRemplacement';

/** Every object of the document, with its pointer. */
function* objects(node, pointer = '') {
  if (node !== null && typeof node === 'object') {
    yield [pointer, node];
    for (const [name, value] of Object.entries(node)) {
      yield* objects(value, `${pointer}/${name}`);
    }
  }
}

const around = ({ allOf }) => (Array.isArray(allOf) && allOf.length === 1 ? allOf[0].$ref : undefined);
const wrapped = [...objects(contract)].filter(([, node]) => around(node));

test('no allOf around a reference is left of those that the contract has; the conditions stay', (t) => {
  t.diagnostic(`${wrapped.length} places`);
  assert.ok(wrapped.length > 0);
  assert.doesNotMatch(JSON.stringify(simple), /"allOf":\[\{"\$ref"/);
  const conditions = (document) =>
    [...objects(document)].filter(([, node]) => typeof node['x-regle'] === 'string').map(([pointer, node]) => [pointer, node]);
  assert.deepEqual(conditions(simple), conditions(contract));
});

test('the contract given stays as it is', () => {
  assert.equal(JSON.stringify(contract), untouched);
});

test('each of these places has what it had, and the constraints of what it referred to', () => {
  const places = new Map(objects(simple));
  for (const [pointer, { allOf, ...own }] of wrapped) {
    const { description, example, ...referred } = schemas[allOf[0].$ref.split('/').at(-1)];
    assert.deepEqual(places.get(pointer), { ...referred, ...own }, pointer);
  }
});

test('the form member grant_type is written out', () => {
  const { type, enum: members } = simple.components.schemas.DemandeJeton.properties.grant_type;
  assert.deepEqual([type, members], ['string', ['client_credentials']]);
});

test('the number of days is nullable and says why, and in nothing else does a place differ that is no such allOf', () => {
  const before = new Map(objects(contract));
  const rewritten = new Set(wrapped.map(([pointer]) => pointer));
  const different = [...objects(simple)]
    .filter(([pointer]) => ![...rewritten].some((place) => pointer === place || pointer.startsWith(`${place}/`)))
    .flatMap(([pointer, node]) =>
      Object.entries(node)
        .filter(([name, value]) => typeof value !== 'object' && before.get(pointer)?.[name] !== value)
        .map(([name]) => `${pointer}/${name}`),
    );
  assert.deepEqual(different, ['/info/title', '/info/description', `${days}/description`, `${days}/nullable`]);
});

test('the components that are gone are those to which only such an allOf referred', () => {
  const wrapping = new Set(wrapped.map(([, node]) => around(node).split('/').at(-1)));
  const gone = Object.keys(schemas).filter((name) => !(name in simple.components.schemas));
  assert.deepEqual(
    gone.filter((name) => !wrapping.has(name)),
    [],
  );
  const referredTo = new Set([...objects(simple)].map(([, { $ref }]) => $ref).filter((reference) => reference !== undefined));
  for (const reference of referredTo) {
    assert.ok(reference.split('/').slice(1).reduce((node, name) => node?.[name], simple), reference);
  }
  assert.deepEqual(
    Object.keys(simple.components.schemas).filter((name) => !referredTo.has(`#/components/schemas/${name}`)),
    [],
  );
});

test('a place that contradicts what it refers to is refused, not guessed', () => {
  const wrong = structuredClone(contract);
  wrong.components.schemas.DemandeExpert.properties.honorairesHT.pattern = '^0$';
  assert.throws(() => toSimpleEdition(wrong), /have pattern/);
});
