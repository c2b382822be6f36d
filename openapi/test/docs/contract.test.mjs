import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { readContract } from '../../tools/contract.mjs';
import { operations } from '../../tools/docs/directives.mjs';
import { files, pages, sources, target } from './site.mjs';

const contract = readContract();
const { schemas } = contract.components;

/** The rows of a table that follows a heading: what each cell says. */
function rows(table) {
  return table.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('th, td').map((cell) => cell.text.trim()));
}

const fieldPages = [
  ['fichier.html', 'en/file.html', 'DepotDocument'],
  ['reglement-reparateur.html', 'en/repairer-settlement.html', 'DemandeReparateur'],
  ['reglement-expert.html', 'en/expert-settlement.html', 'DemandeExpert'],
];

describe('Field tables are those of the contract', () => {
  for (const [french, english, name] of fieldPages) {
    for (const [page, yes] of [
      [french, 'oui'],
      [english, 'yes'],
    ]) {
      test(`${page}: ${name}`, () => {
        const shown = rows(pages.get(page).document.querySelector('table.fields'));
        assert.deepEqual(
          shown.map(([field]) => field),
          Object.keys(schemas[name].properties),
        );
        assert.deepEqual(
          shown.filter(([, , required]) => required === yes).map(([field]) => field),
          Object.keys(schemas[name].properties).filter((field) => schemas[name].required.includes(field)),
        );
        for (const [field, , , text] of shown) {
          const { example, maxLength } = schemas[name].properties[field];
          assert.ok(text.includes(`: ${JSON.stringify(example)}`.replace(': ', '')), `${field}: example ${text}`);
          if (maxLength) assert.ok(text.includes(`${maxLength} `), `${field}: length`);
        }
      });
    }
  }
});

describe('Catalogues are those of the contract', () => {
  for (const [page, language] of [
    ['erreurs.html', 'fr'],
    ['en/errors.html', 'en'],
  ]) {
    test(page, () => {
      const { document } = pages.get(page);
      const told = (id) => document.getElementById(id).closest('tr').text;
      for (const problem of contract['x-problemes']) {
        const text = told(problem.type.split(':').at(-1));
        assert.ok(text.includes(problem.type) && text.includes(String(problem.status)), problem.type);
        assert.ok(plain(text).includes(plain(problem[language])) && plain(text).includes(plain(problem.remede[language])), text);
      }
      for (const { code, status, [language]: said } of contract['x-codes']) {
        const text = told(code);
        assert.ok(text.includes(String(status)) && plain(text).includes(plain(said)), code);
      }
      for (const { id, [language]: said } of contract['x-regles']) {
        assert.ok(plain(told(`regle-${id}`)).includes(plain(said)), id);
      }
    });
  }

  test('every status of an upload is told, and what to do about it', () => {
    for (const page of ['fichier.html', 'en/file.html']) {
      const [, ...tables] = pages.get(page).document.querySelectorAll('table:not(.fields)');
      for (const table of tables) {
        assert.deepEqual(
          rows(table).map(([status]) => status).toSorted(),
          schemas.StatutDepot.enum.toSorted(),
        );
      }
      assert.equal(tables.length, 2);
    }
  });

  test('T1 to T6, each twice: what is tolerated, what to send', () => {
    for (const page of ['tolerances.html', 'en/tolerances.html']) {
      for (const table of pages.get(page).document.querySelectorAll('table')) {
        assert.deepEqual(
          rows(table).map(([id]) => id),
          ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'],
        );
      }
    }
  });

  test('every decision that the contract names is on the page of decisions', () => {
    const named = new Set(JSON.stringify(contract).match(/"D\d+"/g).map((id) => JSON.parse(id)));
    for (const page of ['decisions.html', 'en/decisions.html']) {
      const headings = pages.get(page).document.querySelectorAll('h3').map((heading) => heading.text.split('.')[0]);
      for (const id of named) assert.ok(headings.includes(id), id);
    }
  });
});

describe('The reference holds the whole contract', () => {
  for (const page of ['reference.html', 'en/reference.html']) {
    test(page, () => {
      const { document } = pages.get(page);
      for (const { operation } of operations(contract)) {
        const article = document.getElementById(`op-${operation.operationId}`).closest('article');
        assert.deepEqual(
          article.querySelectorAll('details.answer > summary .status').map((status) => status.text),
          Object.keys(operation.responses),
          operation.operationId,
        );
      }
      for (const [name, schema] of Object.entries(schemas)) {
        const article = document.getElementById(`schema-${name}`).closest('article');
        const shown = article.querySelectorAll('table.fields tbody th').map((cell) => cell.text);
        assert.deepEqual(shown, Object.keys(schema.properties ?? {}), name);
      }
      for (const name of Object.keys(contract.components.securitySchemes)) {
        assert.ok(document.getElementById(`autorisation-${name}`), name);
      }
    });
  }
});

test('The contract that the site offers is the contract', () => {
  assert.deepEqual(parse(readFileSync(join(target, 'openapi.yaml'), 'utf8')), contract);
  const english = parse(readFileSync(join(target, 'openapi.en.yaml'), 'utf8'));
  assert.deepEqual(Object.keys(english.paths), Object.keys(contract.paths));
  assert.notEqual(english.info.description, contract.info.description);
});

test('The pages of JSON requests in the programs follow the contract', () => {
  const source = readFileSync(join(sources, 'extraits/python/reparateur.py'), 'utf8');
  const sent = [...source.split('# [demande]')[1].matchAll(/^ {8}"(\w+)":/gm)].map(([, name]) => name);
  assert.deepEqual(sent, schemas.DemandeReparateur.required);
});

test('Nothing of the build stays in the programs that the site offers', () => {
  for (const name of files.filter((file) => file.startsWith('extraits/') && !file.endsWith('.pdf'))) {
    assert.doesNotMatch(readFileSync(join(target, name), 'utf8'), /\[\/?(?:jeton|depot|demande)\]\s*$/m, name);
  }
});

function plain(text) {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('`', '');
}
