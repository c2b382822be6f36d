import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pages } from './site.mjs';

// Pages whose programs stand in the page itself: both languages show the same code.
for (const [french, english] of [
  ['dotnet-windows.html', 'en/dotnet-windows.html'],
  ['windev-delphi-vb6.html', 'en/windev-delphi-vb6.html'],
  ['generer-son-client.html', 'en/generate-your-own.html'],
]) {
  test(`${french} and ${english}: the same code`, () => {
    const [first, second] = [french, english].map((name) => blocks(name));
    assert.ok(first.length > 0);
    // Comments that a reader needs are in the page's language.
    const bare = (code) => code.replace(/#.*$/gm, '');
    assert.deepEqual(second.map(bare), first.map(bare));
  });
}

test('The recipes name each field of a repair request that is required, and no other', () => {
  const contract = readFileSync(new URL('../../assure.yaml', import.meta.url), 'utf8');
  const schema = /\n {4}DemandeReparateur:\n([\s\S]*?)\n {4}\w/.exec(contract)[1];
  const required = /required:\n((?: {8}- \w+\n)+)/.exec(schema)[1].match(/\w+/g).sort();
  const recipes = blocks('windev-delphi-vb6.html').slice(1);
  assert.equal(recipes.length, 3);
  for (const recipe of recipes) {
    const named = new Set(recipe.match(/\b(?:idPrestataire|reference[A-Z]\w+|date[A-Z]\w+|numero[A-Z]\w+|immatriculation\w+|type(?:Facture)?|facture(?:HT|TVA|TTC)|ref[A-Z]\w+|nbr\w+)\b(?=["' ])/g));
    assert.deepEqual([...named].filter((name) => required.includes(name)).sort(), required);
    assert.ok(!named.has('nbrJourVehiculeRemplacement'));
  }
});

function blocks(name) {
  return [...pages.get(name).html.matchAll(/<pre[^>]*><code[^>]*>(.*?)<\/code>/gs)].map(([, code]) =>
    code.replaceAll(/<[^>]+>/g, '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
  );
}
