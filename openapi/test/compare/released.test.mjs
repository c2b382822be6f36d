import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ADDITION } from '../../tools/compare/changes.mjs';
import { changesBetween } from '../../tools/compare/contracts.mjs';
import { followed } from '../../tools/compare/references.mjs';
import { lastReleased } from '../../tools/compare/released.mjs';
import { reportOn } from '../../tools/compare/report.mjs';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';

const contract = await readDocument(contractFile);
const released = await lastReleased();

describe('The contract and the last released one', () => {
  test('the contract only adds to it', () => {
    const changes = changesBetween(released.contract, contract);
    assert.deepEqual(
      changes.filter(({ level }) => level !== ADDITION),
      [],
    );
    assert.equal(reportOn(contract, released).objection, undefined);
  });

  test('every reference of the released one leads somewhere', () => {
    for (const node of nodes(released.contract)) {
      followed(released.contract, node);
    }
  });

  test('each constraint of a request that is made narrower, one at a time, is refused', (t) => {
    const taken = [];
    let narrowed = 0;
    for (const narrow of narrowings(released.contract)) {
      const changed = structuredClone(contract);
      if (narrow(changed)) {
        narrowed++;
        const { objection } = reportOn(changed, released);
        if (!/^a breaking change asks for version 2\.0\.0/.test(objection ?? '')) {
          taken.push(narrow.where);
        }
      }
    }
    t.diagnostic(`${narrowed} narrowings, one at a time`);
    assert.ok(narrowed > 100, `${narrowed} narrowings are too few to prove anything`);
    assert.deepEqual(taken, []);
  });
});

/** What would be narrower in each schema of a request, as changes to a contract that has the same schema at the same place. */
function* narrowings(document) {
  const requests = [
    ...['DemandeJeton', 'DepotDocument', 'DemandeReparateur', 'DemandeExpert'].flatMap((name) =>
      Object.keys(document.components.schemas[name].properties).map((field) => ['components', 'schemas', name, 'properties', field]),
    ),
    ...Object.keys(document.components.parameters).map((name) => ['components', 'parameters', name, 'schema']),
    ...['TypePiece', 'TypeFacture', 'Montant', 'CleDocument', 'Fichier', 'TypeAutorisation', 'TypeReponse'].map((name) => ['components', 'schemas', name]),
  ];
  for (const path of requests) {
    for (const [what, change] of Object.entries(changes)) {
      yield Object.assign((changed) => change(at(changed, path)), { where: `${path.join('/')} ${what}` });
    }
  }
  for (const name of ['DemandeReparateur', 'DemandeExpert', 'DepotDocument', 'DemandeJeton']) {
    const schema = document.components.schemas[name];
    for (const field of Object.keys(schema.properties)) {
      yield Object.assign((changed) => delete at(changed, ['components', 'schemas', name, 'properties'])[field], { where: `${name} without ${field}` });
    }
    for (const field of Object.keys(schema.properties).filter((each) => !schema.required.includes(each))) {
      yield Object.assign((changed) => at(changed, ['components', 'schemas', name]).required.push(field), { where: `${name} requires ${field}` });
    }
  }
}

/** Each says whether there was anything to change. */
const changes = {
  shorter: (schema) => schema.maxLength !== undefined && (schema.maxLength -= 1),
  longer: (schema) => schema.type === 'string' && !schema.enum && (schema.minLength = (schema.minLength ?? 0) + 1),
  'of another pattern': (schema) => schema.type === 'string' && !schema.enum && (schema.pattern = '^[A-Z]+$'),
  'of one value less': (schema) => schema.enum !== undefined && schema.enum.pop(),
  'of a lower maximum': (schema) => schema.maximum !== undefined && (schema.maximum -= 1),
  'of a higher minimum': (schema) => schema.minimum !== undefined && (schema.minimum += 1),
  'of another type': (schema) => schema.type !== undefined && (schema.type = schema.type === 'string' ? 'integer' : 'string'),
};

function at(document, path) {
  return path.reduce((node, name) => node[name], document);
}

function* nodes(node) {
  if (node !== null && typeof node === 'object') {
    yield node;
    for (const value of Object.values(node)) {
      yield* nodes(value);
    }
  }
}
