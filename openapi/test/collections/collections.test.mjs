import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import bruno from '@usebruno/lang';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'yaml';
import { collections, offeredCollections } from '../../tools/collections/collections.mjs';
import { journeys } from '../../tools/collections/journeys.mjs';
import { moduleDirectory, readContract } from '../../tools/contract.mjs';

const contract = readContract();
const sandbox = parse(readFileSync(join(moduleDirectory, 'docs', 'bac-a-sable.yaml'), 'utf8'));
const made = collections(contract, sandbox);
const played = journeys();
const requests = played.flatMap((journey) => journey.requests);

describe('The collections', () => {
  test('are those that the site offers, and the same bytes each time', () => {
    assert.deepEqual([...made.keys()].map((name) => `collections/${name}`).toSorted(), offeredCollections.map(({ name }) => name).toSorted());
    assert.deepEqual(collections(contract, sandbox), made);
  });

  test('go from the token to the 202 for both trades, and through requests that are refused', () => {
    assert.deepEqual(new Set(requests.map(({ status }) => status)), new Set([200, 202, 400, 409, 422]));
    assert.deepEqual(new Set(requests.map(({ url }) => url.replace(/^.*\}\}/, ''))), new Set(['/token', '/reparateur', '/reparateur/upload', '/expert', '/expert/upload']));
  });

  test('leave no expression of Arazzo, and name no variable that nothing sets', () => {
    for (const name of ['assure.http', 'assure.postman_collection.json']) {
      const text = made.get(name);
      assert.doesNotMatch(text, /\$inputs|\$steps/, name);
      const set = new Set([
        ...[...text.matchAll(/^@(\w+) =/gm)].map(([, variable]) => variable),
        ...[...text.matchAll(/"key": "(\w+)"/g)].map(([, variable]) => variable),
        ...[...text.matchAll(/\.set\(["'](\w+)["']/g)].map(([, variable]) => variable),
      ]);
      assert.deepEqual([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, variable]) => variable).filter((variable) => !set.has(variable)), [], name);
    }
  });

  test("Bruno's own parser reads each of its files, and finds in it what the journey says", () => {
    const files = Object.entries(unzipSync(made.get('assure-bruno.zip')));
    const read = files
      .filter(([name]) => /\/\d+-[^/]+\/\d+-[^/]+\.bru$/.test(name))
      .map(([name, content]) => [name, bruno.bruToJsonV2(strFromU8(content))]);
    assert.equal(read.length, requests.length);
    read.forEach(([name, { http, assertions, body, auth }], index) => {
      const request = requests[index];
      assert.equal(http.url, request.url, name);
      assert.equal(http.method, request.method.toLowerCase(), name);
      assert.equal(assertions[0].value, `eq ${request.status}`, name);
      assert.equal((body.json ?? body.text).trim(), request.body, name);
      assert.equal(Object.keys(auth)[0], request.basic ? 'basic' : 'bearer', name);
    });
  });
});
