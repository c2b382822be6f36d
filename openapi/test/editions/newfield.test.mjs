// A field that is new in the contract is in every edition without another edit; only its English is written by hand, and
// is missed when it is forgotten.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contractFile, englishOverlayFile, readDocument } from '../../tools/editions/documents.mjs';
import { editionsOf } from '../../tools/editions/editions.mjs';
import { proseOf } from './prose.mjs';

const contract = await readDocument(contractFile);
const overlay = await readDocument(englishOverlayFile);

const { properties, required } = contract.components.schemas.DemandeExpert;
const fieldsBefore = Object.keys(properties);
properties.numeroAgrement = {
  description: "Le numéro d'agrément de l'expert.",
  type: 'string',
  minLength: 1,
  maxLength: 12,
  'x-source': 'DECISIONS.md, D99',
  'x-niveau': 'contrat',
  'x-decision': ['D99'],
  example: 'AG-1',
};
required.push('numeroAgrement');
properties.montantFranchise = {
  description: 'Le montant de la franchise.',
  allOf: [{ $ref: '#/components/schemas/Montant' }],
  'x-source': 'DECISIONS.md, D99',
  'x-niveau': 'contrat',
  'x-tolerance': [{ id: 'T3', type: 'number' }],
  example: '250',
};
properties.joursExpertise = {
  description: "Le nombre de jours de l'expertise.",
  type: 'integer',
  format: 'int32',
  minimum: 0,
  maximum: 99,
  'x-source': 'DECISIONS.md, D99',
  'x-niveau': 'contrat',
  example: 2,
};
overlay.actions.push(
  { target: '$.components.schemas.DemandeExpert.properties.numeroAgrement', update: { description: "The expert's approval number." } },
);

const { english, query, simple, upgraded } = await editionsOf(contract, overlay);

describe('A field that is added to a copy of the contract', () => {
  const parameters = query.paths['/expert'].put.parameters;

  test('comes last in the query edition, as it came last in the contract', () => {
    assert.deepEqual(
      parameters.map(({ name }) => name),
      [...fieldsBefore, 'numeroAgrement', 'montantFranchise', 'joursExpertise'],
    );
    assert.equal(query.paths['/reparateur'].put.parameters.some(({ name }) => name === 'numeroAgrement'), false);
  });

  test('is a parameter with all that the contract says of it', () => {
    assert.deepEqual(parameters.slice(-3, -1), [
      {
        name: 'numeroAgrement',
        in: 'query',
        required: true,
        description: "Le numéro d'agrément de l'expert.",
        'x-source': 'DECISIONS.md, D99',
        'x-niveau': 'contrat',
        'x-decision': ['D99'],
        schema: { type: 'string', minLength: 1, maxLength: 12 },
        example: 'AG-1',
      },
      {
        name: 'montantFranchise',
        in: 'query',
        required: false,
        description: 'Le montant de la franchise.',
        'x-source': 'DECISIONS.md, D99',
        'x-niveau': 'contrat',
        schema: { $ref: '#/components/schemas/Montant' },
        example: '250',
      },
    ]);
  });

  test('is in the simple edition, written out; a number that need not be given is nullable there', () => {
    const { numeroAgrement, montantFranchise, joursExpertise } = simple.components.schemas.DemandeExpert.properties;
    assert.deepEqual(numeroAgrement, properties.numeroAgrement);
    assert.equal(montantFranchise.pattern, contract.components.schemas.Montant.pattern);
    assert.deepEqual([montantFranchise.nullable, joursExpertise.nullable], [undefined, true]);
  });

  test('is in the edition of OpenAPI 3.1, with its constraints', () => {
    const { properties: fields, required: asked } = upgraded.components.schemas.DemandeExpert;
    assert.deepEqual([fields.numeroAgrement.minLength, fields.numeroAgrement.maxLength], [1, 12]);
    assert.deepEqual(fields.montantFranchise.allOf, [{ $ref: '#/components/schemas/Montant' }]);
    assert.deepEqual(
      ['numeroAgrement', 'montantFranchise'].map((name) => asked.includes(name)),
      [true, false],
    );
  });

  test('has its English where the overlay gives it, and is missed where it does not', () => {
    const french = proseOf(contract);
    const untranslated = [...proseOf(english)]
      .filter(([pointer, text]) => pointer.startsWith('/components/schemas/DemandeExpert/') && french.get(pointer) === text)
      .map(([pointer]) => pointer);
    assert.deepEqual(
      untranslated,
      ['montantFranchise', 'joursExpertise'].map((name) => `/components/schemas/DemandeExpert/properties/${name}/description`),
    );
  });
});
