import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isAnnotation } from '../../tools/compare/annotations.mjs';
import { changesBetween } from '../../tools/compare/contracts.mjs';
import { contractFile, readDocument } from '../../tools/editions/documents.mjs';

const contract = await readDocument(contractFile);

/** Extensions that are part of what is compared; the others only tell where something comes from. */
const compared = new Set(['x-taille-max-corps', 'x-taille-max-fichier', 'x-duree-conservation']);

/** Parts of the contract that nobody is held to, each with its reason. */
const ofNoConsequence = [
  [/^\/info\//, 'who publishes what, for people'],
  [/^\/(tags|components\/examples)\//, 'for people'],
  [/\/examples?(\/|$)/, 'examples'],
  [/^\/(x-problemes|x-codes)\/\d+\/(fr|en|remede)/, 'wording'],
  [/^\/x-regles\/\d+\/(fr|en|decision)/, 'wording, and where it comes from'],
  [/^\/servers\/\d+\/description$/, 'wording'],
  [/\/authen\/get\/security$/, 'says what would hold without it: no authentication'],
  [/\/(authen\/post\/requestBody|parameters\/(UriRedirection|Etat))\/required$/, 'says what would hold without it: false'],
  [/\/responses\/202\/\$ref$/, 'leads to a response of which nothing but its status matters'],
];

describe('Nothing of the contract can go unnoticed', () => {
  test('it is the same as itself', () => {
    assert.deepEqual(changesBetween(contract, structuredClone(contract)), []);
  });

  test('each member that is left out, one at a time, is a change', (t) => {
    const unnoticed = [];
    let removals = 0;
    for (const path of paths(contract, [])) {
      const shortened = structuredClone(contract);
      const parent = path.slice(0, -1).reduce((node, name) => node[name], shortened);
      if (Array.isArray(parent)) {
        parent.splice(Number(path.at(-1)), 1);
      } else {
        delete parent[path.at(-1)];
      }
      removals++;
      if (!notices(shortened)) {
        unnoticed.push(`/${path.join('/')}`);
      }
    }
    t.diagnostic(`${removals} members left out, one at a time`);
    assert.deepEqual(unnoticed, []);
  });
});

/** A document that no longer holds together is noticed as well. */
function notices(changed) {
  try {
    return changesBetween(contract, changed).length > 0;
  } catch (error) {
    if (/leads nowhere/.test(error.message)) {
      return true;
    }
    throw error;
  }
}

/** The path of every member and item that means something. */
function* paths(node, path) {
  if (node === null || typeof node !== 'object') {
    return;
  }
  for (const [name, value] of Object.entries(node)) {
    const pointer = `/${[...path, name].join('/')}`;
    if (matters(name, node, path) && !ofNoConsequence.some(([pattern]) => pattern.test(pointer))) {
      if (path.length > 0) {
        yield [...path, name];
      }
      yield* paths(value, [...path, name]);
    }
  }
}

function matters(name, node, path) {
  const isField = path.at(-1) === 'properties' || path.length === 0;
  return Array.isArray(node) || isField || compared.has(name) || !isAnnotation(name);
}
