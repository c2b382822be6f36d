// The query edition is derived from the contract. Its names come from elsewhere here, the tables transcribed from the document
// (champs.csv), and so do a few parameters; all others are compared with their fields by another way than they were made.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { moduleDirectory } from '../../tools/contract.mjs';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { toQueryEdition } from '../../tools/editions/query.mjs';
import { strings } from './prose.mjs';

const contract = await readDocument(contractFile);
const query = toQueryEdition(contract);

const settlements = [
  ['/reparateur', 'DemandeReparateur'],
  ['/expert', 'DemandeExpert'],
];

/** The columns operation, direction and name of the table, and whether the document requires the field (Oui, Non). */
const fields = readFileSync(join(moduleDirectory, 'src/test/resources/lu/lalux/assure/openapi/champs.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(';'))
  .map(([operation, direction, name, , required]) => ({ operation, direction, name, required }));

for (const [path, component] of settlements) {
  const operation = query.paths[path].put;
  const added = Object.entries(contract.components.schemas[component].properties)
    .filter(([, property]) => property['x-niveau'] === 'contrat')
    .map(([name]) => ({ name }));
  const expected = [
    ...fields.filter((field) => field.operation === operation.operationId && field.direction === 'requete'),
    ...added,
  ];

  describe(`PUT ${path} in the query edition`, () => {
    test('has no request body, and its schema is gone', () => {
      assert.ok(contract.paths[path].put.requestBody && contract.components.schemas[component], 'the contract has them');
      assert.equal('requestBody' in operation, false);
      assert.equal(component in query.components.schemas, false);
    });

    test("has the document's fields as query parameters, and no others", () => {
      assert.ok(expected.length > 0);
      assert.deepEqual(
        operation.parameters.map(({ name }) => name).toSorted(),
        expected.map(({ name }) => name).toSorted(),
      );
      assert.deepEqual([...new Set(operation.parameters.map((parameter) => parameter.in))], ['query']);
    });

    const body = contract.components.schemas[component];

    test("keeps the contract's order", () => {
      assert.deepEqual(operation.parameters.map(({ name }) => name), Object.keys(body.properties));
    });

    for (const [name, property] of Object.entries(body.properties)) {
      test(`${name} is the contract's field`, () => {
        const parameter = operation.parameters.find((candidate) => candidate.name === name);
        assert.equal(parameter.required, body.required.includes(name), 'required');
        assert.deepEqual(parameter.schema, schemaOf(property), 'schema');
        assert.equal(parameter.description, property.description, 'description');
        assert.deepEqual(parameter.example, property.example, 'example');
        for (const extension of ['x-source', 'x-niveau', 'x-decision']) {
          assert.deepEqual(parameter[extension], property[extension], extension);
        }
      });
    }

    test('asks for those that the document requires', () => {
      const asked = (words) => expected.filter(({ required }) => words.includes(required)).map(({ name }) => name);
      const required = operation.parameters.filter((parameter) => parameter.required).map(({ name }) => name);
      const optional = operation.parameters.filter((parameter) => parameter.required === false).map(({ name }) => name);
      assert.deepEqual(asked(['Oui']).filter((name) => !required.includes(name)), []);
      assert.deepEqual(asked(['Non']).filter((name) => !optional.includes(name)), []);
      assert.equal(required.length + optional.length, operation.parameters.length);
    });
  });
}

describe('A parameter', () => {
  const parameter = (path, name) => query.paths[path].put.parameters.find((candidate) => candidate.name === name);

  test('has the constraints of its field, and its facts but for the tolerances of the body', () => {
    assert.deepEqual(parameter('/reparateur', 'nbrJourVehiculeRemplacement'), {
      name: 'nbrJourVehiculeRemplacement',
      in: 'query',
      required: false,
      description: 'Le nombre de jours facturés pour le véhicule de remplacement. Uniquement si `typeFacture` vaut `VHR`.',
      'x-source': 'Vue technique, Réparations',
      'x-niveau': 'document',
      'x-decision': ['D7'],
      'x-libelle': { fr: 'Jours de véhicule de remplacement', en: 'Replacement vehicle days' },
      schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 9999 },
      example: 2,
    });
  });

  test('refers to the schema of its field, without an allOf', () => {
    assert.deepEqual(parameter('/expert', 'prejudiceTTC').schema, { $ref: '#/components/schemas/Montant' });
    assert.equal(parameter('/expert', 'prejudiceTTC').required, true);
    assert.equal(parameter('/expert', 'prejudiceTTC').example, '11700.50');
  });

  test('is in the order of the table of the document', () => {
    const names = query.paths['/reparateur'].put.parameters.map(({ name }) => name);
    assert.deepEqual([names[0], names[13]], ['idPrestataire', 'refPDFFacture']);
    assert.ok(names.indexOf('factureHT') < names.indexOf('factureTVA'));
  });

  test('cannot be what no parameter can say: constraints beside a reference', () => {
    const changed = structuredClone(contract);
    changed.components.schemas.DemandeExpert.properties.prejudiceHT.maxLength = 5;
    assert.throws(() => toQueryEdition(changed), /one reference or has no allOf.*"maxLength":5/);
  });
});

test('The query edition changes nothing else, and leaves the contract as it was', async () => {
  assert.deepEqual(rest(query), rest(contract));
  assert.deepEqual(contract, await readDocument(contractFile));
});

test('Every reference of the query edition leads somewhere', () => {
  const references = [...strings(query)].filter(([pointer]) => pointer.endsWith('/$ref')).map(([, target]) => target);
  assert.ok(references.length > 0);
  for (const reference of references) {
    const target = reference.slice(2).split('/').reduce((node, name) => node?.[name], query);
    assert.ok(target, reference);
  }
});

/** What the field accepts, without what is said about it; a reference that stood in an allOf stands alone. */
function schemaOf(property) {
  const { description, example, allOf, ...others } = property;
  const constraints = Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith('x-')));
  if (allOf) {
    assert.deepEqual([allOf.length, constraints], [1, {}]);
    return allOf[0];
  }
  return constraints;
}

/** The document without what the query edition is about. */
function rest(document) {
  const others = structuredClone(document);
  delete others.info.title;
  for (const [path, component] of settlements) {
    const operation = others.paths[path].put;
    delete operation.description;
    delete operation.requestBody;
    delete operation.parameters;
    delete others.components.schemas[component];
  }
  return others;
}
