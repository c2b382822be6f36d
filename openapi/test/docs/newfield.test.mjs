// A field that is new in the contract is in the documentation, in both languages, without another edit.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parse } from 'node-html-parser';
import { contractFile, englishOverlayFile, readDocument } from '../../tools/editions/documents.mjs';
import { buildSite } from '../../tools/docs/site.mjs';
import { sources } from './site.mjs';

const contract = await readDocument(contractFile);
const overlay = await readDocument(englishOverlayFile);
const { properties, required } = contract.components.schemas.DemandeExpert;
properties.numeroAgrement = {
  description: "Le numéro d'agrément de l'expert.",
  type: 'string',
  minLength: 1,
  maxLength: 12,
  'x-source': 'DECISIONS.md, D17',
  'x-niveau': 'contrat',
  'x-decision': ['D17'],
  example: 'AG-1',
};
required.push('numeroAgrement');
properties.franchise = {
  description: 'Le montant de la franchise.',
  allOf: [{ $ref: '#/components/schemas/Montant' }],
  'x-source': 'DECISIONS.md, D17',
  'x-niveau': 'contrat',
  example: '250',
};
overlay.actions.push(
  { target: '$.components.schemas.DemandeExpert.properties.numeroAgrement', update: { description: "The expert's approval number." } },
  { target: '$.components.schemas.DemandeExpert.properties.franchise', update: { description: 'The excess.' } },
);

const target = mkdtempSync(join(tmpdir(), 'assure-docs-'));
after(() => rmSync(target, { recursive: true, force: true }));
await buildSite({ sources, target, contract, overlay });

for (const [page, yes, no, words] of [
  ['reglement-expert.html', 'oui', 'non', ["Le numéro d'agrément de l'expert.", 'Le montant de la franchise.']],
  ['en/expert-settlement.html', 'yes', 'no', ["The expert's approval number.", 'The excess.']],
]) {
  describe(page, () => {
    const rows = parse(readFileSync(join(target, page), 'utf8'))
      .querySelector('table.fields')
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => plain(cell.text)));
    const row = (name) => rows.find(([field]) => field === name);

    test('has what must be given', () => {
      assert.deepEqual(row('numeroAgrement').slice(0, 3).toSpliced(1, 1), ['numeroAgrement', yes]);
      assert.ok(row('numeroAgrement').at(-1).includes(words[0]));
      assert.ok(row('numeroAgrement').at(-1).includes('12'));
    });

    test('has what may be left out', () => {
      assert.deepEqual(row('franchise').slice(0, 3), ['franchise', 'Montant', no]);
      assert.ok(row('franchise').at(-1).includes(words[1]));
    });
  });
}

/** The typographer's apostrophes are no matter here. */
function plain(text) {
  return text.replaceAll('’', "'").trim();
}
