import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readContract } from '../../tools/contract.mjs';
import { pages } from './site.mjs';

// Pages whose programs stand in the page itself: both languages show the same code.
for (const [french, english] of [
  ['dotnet-windows.html', 'en/dotnet-windows.html'],
  ['windev-delphi-vb6.html', 'en/windev-delphi-vb6.html'],
  ['generer-son-client.html', 'en/generate-your-own.html'],
]) {
  test(`${french} and ${english}: the same code`, () => {
    const [first, second] = [french, english].map((name) => blocks(name));
    assert.ok(first.length >= 4, `${first.length} blocks of code`);
    // Comments that a reader needs are in the page's language.
    const bare = (code) => code.replace(/#.*$/gm, '');
    assert.deepEqual(second.map(bare), first.map(bare));
  });
}

test('The recipes name each field of a repair request that is required, and no other', () => {
  const contract = readFileSync(new URL('../../assure.yaml', import.meta.url), 'utf8');
  const schema = /\n {4}DemandeReparateur:\n([\s\S]*?)\n {4}\w/.exec(contract)[1];
  const required = /required:\n((?: {8}- \w+\n)+)/.exec(schema)[1].match(/\w+/g).sort();
  assert.ok(required.length > 10);
  const recipes = blocks('windev-delphi-vb6.html').slice(1);
  assert.equal(recipes.length, 3);
  for (const recipe of recipes) {
    const named = new Set(recipe.match(/\b(?:idPrestataire|reference[A-Z]\w+|date[A-Z]\w+|numero[A-Z]\w+|immatriculation\w+|type(?:Facture)?|facture(?:HT|TVA|TTC)|ref[A-Z]\w+|nbr\w+)\b(?=["' ])/g));
    assert.deepEqual([...named].filter((name) => required.includes(name)).sort(), required);
    assert.ok(!named.has('nbrJourVehiculeRemplacement'));
  }
});

test('The recipes do what their page says: form encoding, limits of time, the request kept before it leaves, the sandbox first', () => {
  const [{ url: production }, { url: sandbox }] = readContract().servers;
  for (const recipe of blocks('windev-delphi-vb6.html').slice(1)) {
    assert.ok(recipe.match(/Formulaire\(/g).length >= 3, 'one for the identifier, one for the secret');
    assert.match(recipe, /120(?:000|s)/);
    assert.match(recipe, /\.demande\.json[^]*\.acceptee\.json/);
    assert.ok(recipe.split('\n').filter((line) => line.includes(sandbox)).length === 2);
    for (const line of recipe.split('\n').filter((each) => each.includes(production))) assert.match(line, /^\s*(?:\/\/|')/);
  }
});

test('What was written and not run says so, in both languages', () => {
  assert.match(pages.get('windev-delphi-vb6.html').html, /jamais exécutés/);
  assert.match(pages.get('en/windev-delphi-vb6.html').html, /never run/);
  for (const name of ['dotnet-windows.html', 'en/dotnet-windows.html']) assert.match(pages.get(name).html, /PowerShell 5\.1[^<]*<\/(?:td|strong)>/);
});

function blocks(name) {
  return [...pages.get(name).html.matchAll(/<pre[^>]*><code[^>]*>(.*?)<\/code>/gs)].map(([, code]) =>
    code.replaceAll(/<[^>]+>/g, '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
  );
}
