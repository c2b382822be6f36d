import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { toOpenApi31 } from '../../tools/editions/upgrade.mjs';
import { corpusOf } from './corpus.mjs';
import { at } from './places.mjs';
import { validators } from './validators.mjs';

const contract = await readDocument(contractFile);
const upgraded = await toOpenApi31(contract);
const corpus = corpusOf(contract);
const open = validators.get('ajv');

const constraints = [
  ...['type', 'enum', 'pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'maxItems'],
  ...['additionalProperties', 'required', 'allOf'],
];

/** Constraints that can be left out without a value being accepted more, each with the reason. */
const redundant = new Map([
  ['/components/schemas/Connexion/properties/password: format', 'password only asks for a field that hides its text'],
  ['/components/schemas/DemandeReparateur/properties/nbrJourVehiculeRemplacement: format', 'its bounds are narrower'],
  ['/components/schemas/Probleme/properties/status: format', 'its bounds are narrower'],
  ['/components/schemas/DepotDocument/properties/fileNameWithExtension: minLength', 'its pattern asks for more'],
  ['/components/schemas/CleDocument: maxLength', 'its pattern says the same'],
  ['/components/schemas/Montant: maxLength', 'its pattern says the same'],
]);

test('the corpus notices each constraint of the component schemas that is left out of the 3.1 edition', async (t) => {
  const overlooked = [];
  let removals = 0;
  for (const [component, schema] of Object.entries(upgraded.components.schemas)) {
    const cases = corpus.filter(({ pointer }) => isWithin(pointer, `/components/schemas/${component}`));
    for (const [pointer, keyword, remove] of removalsIn(schema, `/components/schemas/${component}`)) {
      const weakened = structuredClone(upgraded);
      remove(at(weakened, pointer));
      removals++;
      if (await agrees(weakened, cases)) {
        overlooked.push(`${pointer}: ${keyword}`);
      }
    }
  }
  t.diagnostic(`${removals} constraints left out, one at a time`);
  assert.deepEqual(overlooked.toSorted(), [...redundant.keys()].toSorted());
});

/** Each way of leaving out one constraint: [pointer of the schema, constraint, removal]. */
function* removalsIn(schema, pointer) {
  for (const keyword of constraints.filter((name) => name in schema)) {
    if (keyword === 'required') {
      for (const name of schema.required) {
        yield [pointer, `required ${name}`, (weakened) => weakened.required.splice(weakened.required.indexOf(name), 1)];
      }
    } else if (keyword === 'allOf') {
      for (const index of schema.allOf.keys()) {
        yield [pointer, `allOf ${index}`, (weakened) => weakened.allOf.splice(index, 1)];
      }
    } else if (!(keyword === 'type' && (schema.enum || schema.type === 'object'))) {
      yield [pointer, keyword, (weakened) => delete weakened[keyword]];
    }
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield* removalsIn(property, `${pointer}/properties/${name}`);
  }
}

async function agrees(document, cases) {
  const validatorOf = await open(document, { strict: false });
  const validate = new Map();
  for (const { pointer, value, accepted } of cases) {
    if (!validate.has(pointer)) {
      validate.set(pointer, await validatorOf(pointer));
    }
    if (validate.get(pointer)(value) !== accepted) {
      return false;
    }
  }
  return true;
}

function isWithin(pointer, ancestor) {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
