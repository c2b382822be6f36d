import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contractFile, queryOverlayFile, readDocument } from '../../tools/editions/documents.mjs';
import { applyOverlay } from '../../tools/editions/overlay.mjs';
import { strings } from './prose.mjs';

const contract = await readDocument(contractFile);
const query = await applyOverlay(contract, await readDocument(queryOverlayFile));

const settlements = [
  ['/reparateur', 'DemandeReparateur', 14],
  ['/expert', 'DemandeExpert', 17],
];

for (const [path, component, count] of settlements) {
  const body = contract.components.schemas[component];
  const operation = query.paths[path].put;

  describe(`PUT ${path} in the query edition`, () => {
    test('has no request body', () => {
      assert.ok(contract.paths[path].put.requestBody, 'the contract has one');
      assert.equal('requestBody' in operation, false);
    });

    test(`has the ${count} fields as query parameters, in the contract's order`, () => {
      assert.equal(operation.parameters.length, count);
      assert.deepEqual(
        operation.parameters.map(({ name }) => name),
        Object.keys(body.properties),
      );
      assert.deepEqual([...new Set(operation.parameters.map((parameter) => parameter.in))], ['query']);
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
  });
}

test('The query edition changes nothing else', () => {
  assert.deepEqual(rest(query), rest(contract));
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
