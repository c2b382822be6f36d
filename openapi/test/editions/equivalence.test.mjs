import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { toSimpleEdition } from '../../tools/editions/simple.mjs';
import { toOpenApi31 } from '../../tools/editions/upgrade.mjs';
import { corpusOf } from './corpus.mjs';
import { at } from './places.mjs';
import { validators } from './validators.mjs';

const contract = await readDocument(contractFile);
const versions = new Map([
  ['3.0', contract],
  ['3.1', await toOpenApi31(contract)],
]);
const corpus = corpusOf(contract);
const byPointer = Map.groupBy ? Map.groupBy(corpus, ({ pointer }) => pointer) : grouped(corpus);

/** The one difference of the simple edition: the number of days may be null there. */
const daysAreNull = ({ pointer, value }) =>
  pointer === '/components/schemas/DemandeReparateur'
    ? value?.nbrJourVehiculeRemplacement === null
    : pointer === '/components/schemas/DemandeReparateur/properties/nbrJourVehiculeRemplacement' && value === null;

describe('OpenAPI 3.0 and 3.1 accept and refuse the same', () => {
  test('the corpus has cases of both kinds for every schema', (t) => {
    for (const [pointer, cases] of byPointer) {
      assert.ok(
        cases.some((each) => each.accepted),
        `${pointer}: nothing accepted`,
      );
      assert.ok(
        cases.some((each) => !each.accepted),
        `${pointer}: nothing refused`,
      );
    }
    const yes = corpus.filter((each) => each.accepted).length;
    t.diagnostic(`${corpus.length} cases (${yes} accepted, ${corpus.length - yes} refused) for ${byPointer.size} schemas`);
  });

  for (const [validator, open] of validators) {
    for (const [version, document] of versions) {
      test(`${validator} gives the expected verdicts on ${version}`, async () => {
        const validatorOf = await open(document);
        const wrong = [];
        for (const [pointer, cases] of byPointer) {
          const accepts = await validatorOf(pointer);
          wrong.push(...cases.filter((each) => accepts(each.value) !== each.accepted));
        }
        assert.deepEqual(wrong.map(described), []);
      });
    }
  }
});

describe('The simple edition accepts and refuses the same, but for null as a number of days', () => {
  const simple = toSimpleEdition(contract);
  const kept = [...byPointer].filter(([pointer]) => at(simple, pointer) !== undefined);

  test('the corpus asks for all of it, and knows the difference', () => {
    const components = [...byPointer].filter(([pointer]) => /^\/components\/schemas\/[^/]+$/.test(pointer));
    const gone = components.filter(([pointer]) => at(simple, pointer) === undefined);
    assert.equal(byPointer.size - kept.length, gone.length, 'only whole components are gone');
    assert.ok(corpus.filter(daysAreNull).length > 1);
    assert.ok(corpus.filter(daysAreNull).every((each) => !each.accepted));
  });

  for (const [validator, open] of validators) {
    test(`${validator} gives the expected verdicts on it`, async () => {
      const validatorOf = await open(simple);
      const wrong = [];
      for (const [pointer, cases] of kept) {
        const accepts = await validatorOf(pointer);
        wrong.push(...cases.filter((each) => accepts(each.value) !== (each.accepted || daysAreNull(each))));
      }
      assert.deepEqual(wrong.map(described), []);
    });
  }
});

function described({ pointer, name, value, accepted }) {
  return `${pointer}: ${name}: ${JSON.stringify(value)} should be ${accepted ? 'accepted' : 'refused'}`;
}

function grouped(cases) {
  const groups = new Map();
  for (const each of cases) {
    groups.set(each.pointer, [...(groups.get(each.pointer) ?? []), each]);
  }
  return groups;
}
