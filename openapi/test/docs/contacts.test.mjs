// What only LALUX can say: empty and said to be, until one file is filled in.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contacts, questions, readContacts } from '../../tools/docs/contacts.mjs';
import { words } from '../../tools/docs/words.mjs';
import { pages, sources } from './site.mjs';

const said = (entries, language, made = contacts) => made(entries, { w: words[language], inline: (text) => text });
const question = { question: { fr: 'Quand ?', en: 'When?' }, reponse: { fr: null, en: null } };
const entry = { pour: { fr: 'Les accès', en: 'Access' }, nom: null, joindre: null, horaires: { fr: null, en: null } };

describe('The file', () => {
  for (const [language, open, horaires] of [
    ['fr', 'à compléter par LALUX', '9 h à 17 h'],
    ['en', 'to be filled in by LALUX', '9 to 17'],
  ]) {
    test(`${language}: what is empty is said to be, and where it is filled in`, () => {
      const html = said([entry], language);
      assert.equal(html.split(`<td><strong>${open}</strong></td>`).length, 3);
      const asked = said([question], language, questions);
      assert.ok(asked.includes(`<td><strong>${open}</strong></td>`));
      for (const each of [html, asked]) assert.match(each, /<aside class="notice attention"[^]*openapi\/docs\/interlocuteurs\.yaml/);
    });

    test(`${language}: what is filled in is shown, and nothing is left to be done`, () => {
      const html = said([{ ...entry, nom: 'Équipe <A>', joindre: 'a@exemple.invalid', horaires: { fr: '9 h à 17 h', en: '9 to 17' } }], language);
      for (const text of ['Équipe &lt;A&gt;', 'a@exemple.invalid', horaires]) assert.ok(html.includes(text), text);
      assert.doesNotMatch(html, /LALUX|notice/);
      const answered = said([{ ...question, reponse: { fr: 'Demain', en: 'Tomorrow' } }], language, questions);
      assert.match(answered, language === 'fr' ? /<td>Demain<\/td>/ : /<td>Tomorrow<\/td>/);
      assert.doesNotMatch(answered, /notice|<strong>/);
    });
  }

  test('a misspelt member, a name that cannot be reached or an address without a name is refused', () => {
    assert.throws(() => said([{ ...entry, courriel: 'x' }], 'fr'), /courriel; an entry has pour, nom, joindre, horaires/);
    assert.throws(() => said([{ ...entry, nom: 'Équipe A' }], 'fr'), /"Les accès" has only one of nom and joindre/);
    assert.throws(() => said([{ ...entry, joindre: 'x' }], 'fr'), /only one of/);
    assert.throws(() => said([{ nom: null }], 'fr'), /in both languages/);
    assert.throws(() => said([{ ...question, reponse: { fr: 'Demain' } }], 'fr', questions), /"Quand \?" is answered in one language only/);
    assert.throws(() => said([{ ...question, nom: 'x' }], 'fr', questions), /nom; an entry has question, reponse/);
  });
});

test('the pages say each entry of the file, and the home page leads there', () => {
  const { contacts: people, questions: asked } = readContacts(sources);
  for (const [path, id, language, home, entries] of [
    ['production.html', 'qui-joindre-chez-lalux', 'fr', 'index.html', people.map(({ pour }) => pour)],
    ['en/going-live.html', 'who-at-lalux', 'en', 'en/index.html', people.map(({ pour }) => pour)],
    ['et-apres.html', 'être-payé--ce-que-lalux-doit-dire', 'fr', 'index.html', asked.map(({ question: put }) => put)],
    ['en/what-comes-next.html', 'being-paid-what-lalux-has-to-say', 'en', 'en/index.html', asked.map(({ question: put }) => put)],
  ]) {
    assert.ok(entries.length > 0);
    const { document } = pages.get(path);
    assert.ok(document.getElementById(id), path);
    const shown = document.querySelectorAll('main tbody th').map(({ text }) => text.replaceAll(/[\u00a0\u202f]/g, ' '));
    for (const put of entries) assert.ok(shown.includes(put[language].replaceAll('`', '')), put[language]);
    assert.ok(pages.get(home).document.querySelector(`main a[href^="${path.split('/').at(-1)}"]`), home);
  }
});
