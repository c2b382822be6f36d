// Who answers at LALUX: empty and said to be, until one file is filled in.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contacts, readContacts } from '../../tools/docs/contacts.mjs';
import { words } from '../../tools/docs/words.mjs';
import { pages, sources } from './site.mjs';

const said = (entries, language) => contacts(entries, { w: words[language], inline: (text) => text });
const entry = { pour: { fr: 'Les accès', en: 'Access' }, nom: null, joindre: null, horaires: { fr: null, en: null } };

describe('The file', () => {
  for (const [language, open, horaires] of [
    ['fr', 'à compléter par LALUX', '9 h à 17 h'],
    ['en', 'to be filled in by LALUX', '9 to 17'],
  ]) {
    test(`${language}: what is empty is said to be, and where it is filled in`, () => {
      const html = said([entry], language);
      assert.equal(html.split(`<td>${open}</td>`).length, 3);
      assert.match(html, /openapi\/docs\/interlocuteurs\.yaml/);
    });

    test(`${language}: what is filled in is shown, and nothing is left to be done`, () => {
      const html = said([{ ...entry, nom: 'Équipe <A>', joindre: 'a@exemple.invalid', horaires: { fr: '9 h à 17 h', en: '9 to 17' } }], language);
      for (const text of ['Équipe &lt;A&gt;', 'a@exemple.invalid', horaires]) assert.ok(html.includes(text), text);
      assert.doesNotMatch(html, /LALUX|notice/);
    });
  }

  test('a misspelt member, a name that cannot be reached or an address without a name is refused', () => {
    assert.throws(() => said([{ ...entry, courriel: 'x' }], 'fr'), /courriel; an entry has pour, nom, joindre, horaires/);
    assert.throws(() => said([{ ...entry, nom: 'Équipe A' }], 'fr'), /"Les accès" has only one of nom and joindre/);
    assert.throws(() => said([{ ...entry, joindre: 'x' }], 'fr'), /only one of/);
    assert.throws(() => said([{ nom: null }], 'fr'), /in both languages/);
  });
});

test('the page says each entry of the file, and the home page leads there', () => {
  const entries = readContacts(sources);
  assert.ok(entries.length > 0);
  for (const [home, path, id, language] of [
    ['index.html', 'production.html', 'qui-joindre-chez-lalux', 'fr'],
    ['en/index.html', 'en/going-live.html', 'who-at-lalux', 'en'],
  ]) {
    const { document } = pages.get(path);
    assert.ok(document.getElementById(id), path);
    const rows = document.querySelectorAll('main table').at(-1).querySelectorAll('tbody tr');
    assert.deepEqual(rows.map((row) => row.querySelector('th').text.replaceAll(/[\u00a0\u202f]/g, ' ')), entries.map(({ pour }) => pour[language].replaceAll('`', '')));
    assert.ok(pages.get(home).document.querySelector(`main a[href$="#${id}"]`), home);
  }
});
