import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { readContract } from '../../tools/contract.mjs';
import { operations, scopesOf } from '../../tools/docs/directives.mjs';
import { controlsFile, judgeFile, managementFile, readDocument } from '../../tools/editions/documents.mjs';
import { writeEditions } from '../../tools/editions/editions.mjs';
import { files, pages, sources, target } from './site.mjs';

const contract = readContract();
const { schemas } = contract.components;
const controls = await readDocument(controlsFile);
const management = await readDocument(managementFile);

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
  for (const [page, language, described] of [
    ['erreurs.html', 'fr', contract],
    ['en/errors.html', 'en', contract],
    ['gestion-reference.html', 'fr', management],
    ['en/management-reference.html', 'en', management],
  ]) {
    test(page, () => {
      const { document } = pages.get(page);
      const told = (id) => document.getElementById(id).closest('tr').text;
      for (const problem of described['x-problemes']) {
        const text = told(problem.type.split(':').at(-1));
        assert.ok(text.includes(problem.type), problem.type);
        for (const status of [problem.status].flat()) assert.ok(text.includes(String(status)), `${problem.type}: ${status}`);
        assert.ok(plain(text).includes(plain(problem[language])) && plain(text).includes(plain(problem.remede[language])), text);
      }
      for (const { code, status, [language]: said } of described['x-codes']) {
        const text = told(code);
        assert.ok(text.includes(String(status)) && plain(text).includes(plain(said)), code);
      }
      for (const { id, [language]: said } of described['x-regles'] ?? []) {
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

  test('every decision that the contract or the management interface names is on the page of decisions', () => {
    const named = new Set(JSON.stringify([contract, management]).match(/"D\d+"/g).map((id) => JSON.parse(id)));
    for (const page of ['decisions.html', 'en/decisions.html']) {
      const headings = pages.get(page).document.querySelectorAll('h3').map((heading) => heading.text.split('.')[0]);
      for (const id of named) assert.ok(headings.includes(id), id);
    }
  });
});

describe('A reference holds the whole of what it is made from', () => {
  for (const [page, described] of [
    ['reference.html', contract],
    ['en/reference.html', contract],
    ['gestion-reference.html', management],
    ['en/management-reference.html', management],
  ]) {
    test(page, () => {
      const { document } = pages.get(page);
      for (const { operation } of operations(described)) {
        const article = document.getElementById(`op-${operation.operationId}`).closest('article');
        assert.deepEqual(
          article.querySelectorAll('details.answer > summary .status').map((status) => status.text),
          Object.keys(operation.responses),
          operation.operationId,
        );
      }
      for (const [name, schema] of Object.entries(described.components.schemas)) {
        const article = document.getElementById(`schema-${name}`).closest('article');
        const shown = article.querySelectorAll('table.fields tbody th').map((cell) => cell.text);
        assert.deepEqual(shown, Object.keys(schema.properties ?? {}), name);
      }
      for (const { operation } of operations(described)) {
        for (const status of Object.keys(operation.responses)) {
          const id = `op-${operation.operationId}-${status}`;
          assert.equal(document.getElementById(id)?.querySelector('summary .status').text, status, id);
          assert.ok(document.getElementById(id).querySelector(`a[href="#${id}"]`), `${id}: no link to it`);
        }
      }
      for (const [name, schema] of Object.entries(described.components.schemas)) {
        for (const field of Object.keys(schema.properties ?? {})) {
          const id = `schema-${name}-${field}`;
          assert.equal(document.getElementById(id)?.querySelector(`a[href="#${id}"]`)?.text, field, id);
        }
      }
      for (const name of Object.keys(described.components.securitySchemes)) {
        assert.ok(document.getElementById(`autorisation-${name}`), name);
      }
      const told = [...[...operations(described)].map(({ operation }) => operation), ...Object.values(described.components.schemas)];
      const named = new Set(told.flatMap((element) => element['x-decision'] ?? []));
      assert.ok(named.size > 0);
      const linked = new Set(document.querySelectorAll('a.decision').map((link) => link.text));
      assert.deepEqual([...named].filter((id) => !linked.has(id)), []);
    });
  }
});

test('The contract that the site offers is the contract; its editions are those that the build makes, all of them', async () => {
  assert.deepEqual(parse(readFileSync(join(target, 'openapi.yaml'), 'utf8')), contract);
  const directory = mkdtempSync(join(tmpdir(), 'editions-'));
  try {
    await writeEditions(directory);
    const made = readdirSync(directory);
    assert.deepEqual(
      files.filter((file) => file.startsWith('editions/')).toSorted(),
      made.map((name) => `editions/${name}`).toSorted(),
    );
    for (const name of made) {
      assert.equal(readFileSync(join(target, 'editions', name), 'utf8'), readFileSync(join(directory, name), 'utf8'), name);
    }
    for (const page of ['reference.html', 'en/reference.html']) {
      const offered = rows(pages.get(page).document.querySelector('table')).map(([file]) => file);
      assert.deepEqual(offered.toSorted(), [...made, 'openapi.yaml'].toSorted());
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('A description beside the contract is offered as it is, and finds what it takes from the contract', () => {
  for (const [file, offered] of [
    [judgeFile, 'extraits/juge/juge.yaml'],
    [managementFile, 'extraits/gestion/gestion.yaml'],
  ]) {
    const text = readFileSync(join(target, offered), 'utf8');
    const references = [...text.matchAll(/\$ref: '([^'#]+)#([^']*)'/g)];
    assert.ok(references.length > 0, offered);
    for (const [, place, pointer] of references) {
      const taken = parse(readFileSync(join(target, dirname(offered), place), 'utf8'));
      assert.ok(pointer.slice(1).split('/').reduce((node, name) => node?.[name], taken), `${offered}: ${place}#${pointer}`);
    }
    assert.equal(text.replaceAll('../../openapi.yaml#', 'assure.yaml#'), readFileSync(file, 'utf8'), offered);
  }
});

describe('The forms of "try it" are those of the contract', () => {
  for (const page of ['essai.html', 'en/try-it.html']) {
    test(page, () => {
      const { document } = pages.get(page);
      const tried = document.querySelectorAll('form[data-essai]');
      const calls = [...operations(contract)].filter(({ method }) => method === 'put');
      assert.deepEqual(
        tried.filter((form) => form.getAttribute('data-essai') === 'appel').map((form) => form.getAttribute('data-path')),
        calls.map(({ path }) => path),
      );
      for (const { path, operation } of calls) {
        const form = tried.find((each) => each.getAttribute('data-path') === path);
        const body = operation.requestBody.$ref ? contract.components.requestBodies[operation.requestBody.$ref.split('/').at(-1)] : operation.requestBody;
        const { examples } = body.content['application/json'];
        assert.deepEqual(
          form.querySelectorAll('option').map((option) => JSON.parse(option.getAttribute('value'))),
          Object.values(examples).map(({ value }) => value),
          path,
        );
      }
      const scopes = [...new Set(calls.flatMap(({ operation }) => scopesOf(operation)))];
      for (const [kind, offered] of [
        ['client', [...scopes, '/gestion']],
        ['personne', scopes],
      ]) {
        const boxes = tried.find((form) => form.getAttribute('data-essai') === kind).querySelectorAll('[name=portee]');
        assert.deepEqual(boxes.map((box) => box.getAttribute('value')).toSorted(), offered.toSorted(), kind);
      }
      for (const path of ['/token', '/authen']) assert.ok(tried.some((form) => form.getAttribute('data-path') === path), path);
      assert.deepEqual(
        tried.filter((form) => form.getAttribute('data-essai') === 'commande').map((form) => `${form.getAttribute('data-method')} ${form.getAttribute('data-path')}`),
        [...operations(controls)].map(({ method, path }) => `${method.toUpperCase()} ${path}`),
      );
      const programs = [...operations(management)].filter(({ operation }) => scopesOf(operation).length > 0);
      assert.ok(programs.length > 0);
      for (const { method, path, operation } of programs) {
        const [form, ...more] = tried.filter((each) => each.getAttribute('data-path') === path && each.getAttribute('data-method') === method.toUpperCase());
        assert.deepEqual([form?.getAttribute('data-essai'), more], ['programme', []], operation.operationId);
        const parameters = (operation.parameters ?? []).map(({ $ref }) => management.components.parameters[$ref.split('/').at(-1)]);
        assert.deepEqual(
          form.querySelectorAll('.champ :is(input, select)').map((field) => [field.getAttribute('name'), field.hasAttribute('required')]),
          parameters.map(({ name, required }) => [name, required ?? false]),
        );
        const [example] = Object.values(operation.requestBody?.content['application/json'].examples ?? {});
        const sent = form.querySelector('textarea')?.text;
        assert.deepEqual(sent && JSON.parse(sent), example && management.components.examples[example.$ref.split('/').at(-1)].value);
      }
      assert.equal(tried.filter((form) => form.getAttribute('data-essai') === 'programme').length, programs.length, 'what takes no token is not offered');
      const strict = tried.find((form) => form.getAttribute('data-path') === '/bac-a-sable/tolerances').querySelector('select[name=strict]');
      assert.deepEqual(strict?.querySelectorAll('option').map(({ text }) => text), ['true', 'false'], 'what is true or false is chosen, not written');
    });
  }
});

describe("The sandbox's controls are told as they are described", () => {
  for (const page of ['bac-a-sable.html', 'en/sandbox.html']) {
    test(page, () => {
      const told = rows(pages.get(page).document.querySelector('table.commandes'));
      assert.equal(told.length, [...operations(controls)].length);
      [...operations(controls)].forEach(({ method, path, operation }, index) => {
        assert.ok(told[index][0].startsWith(`${method.toUpperCase()} ${path}`), path);
        for (const { name } of operation.parameters ?? []) assert.ok(told[index][1].includes(name), name);
      });
    });
  }
});

test('The pages of JSON requests in the programs follow the contract', () => {
  const source = readFileSync(join(sources, 'extraits/python/reparateur.py'), 'utf8');
  const sent = [...source.split('# [demande]')[1].matchAll(/^ {8}"(\w+)":/gm)].map(([, name]) => name);
  assert.deepEqual(sent, schemas.DemandeReparateur.required);
});

test('Nothing of the build stays in the programs that the site offers', () => {
  for (const name of files.filter((file) => file.startsWith('extraits/') && !file.endsWith('.pdf'))) {
    assert.doesNotMatch(readFileSync(join(target, name), 'utf8'), /(?:#|\/\/) *\[\/?\w+\]\s*$/m, name);
  }
});

function plain(text) {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('`', '');
}
