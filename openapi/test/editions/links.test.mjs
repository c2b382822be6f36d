// The linked edition: the contract, but for what its links send on.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';
import { toLinkedEdition } from '../../tools/editions/links.mjs';

const contract = await readDocument(contractFile);

describe('The linked edition', () => {
  test('sends the key of each upload on into the fields of the settlement that hold such a key', () => {
    const { links } = toLinkedEdition(contract).components;
    assert.deepEqual(
      Object.values(links).map(({ operationId, requestBody }) => [operationId, requestBody]),
      [
        ['demanderReglementReparateur', { refPDFFacture: '$response.body#/key' }],
        ['demanderReglementExpert', { refPdfHonoraires: '$response.body#/key', refPdfExpertise: '$response.body#/key' }],
      ],
    );
  });

  test('is the contract in all else, and leaves it as it is', () => {
    const before = structuredClone(contract);
    const edition = toLinkedEdition(contract);
    assert.deepEqual(contract, before);
    Object.values(edition.components.links).forEach((link) => delete link.requestBody);
    edition.info.title = contract.info.title;
    assert.deepEqual(edition, contract);
  });

  test('takes the fields from x-depot, and a link that no field answers is an error', () => {
    const other = structuredClone(contract);
    delete other.components.schemas.DemandeExpert.properties.refPdfExpertise['x-depot'];
    assert.deepEqual(Object.keys(toLinkedEdition(other).components.links.ReglementExpert.requestBody), ['refPdfHonoraires']);
    delete other.components.schemas.DemandeExpert.properties.refPdfHonoraires['x-depot'];
    assert.throws(() => toLinkedEdition(other), /from \/expert\/upload to demanderReglementExpert, which has no field of x-depot/);
  });
});
