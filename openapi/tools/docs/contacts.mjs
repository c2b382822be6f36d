// What only LALUX can say, as docs/interlocuteurs.yaml has it: empty until LALUX fills it in, and then said to be.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { escapeHtml, table } from './html.mjs';

/** The entries of the file: who answers, and what becomes of an accepted request. */
export function readContacts(sources) {
  const entries = parse(readFileSync(join(sources, 'interlocuteurs.yaml'), 'utf8'));
  return { contacts: entries.filter((entry) => !('question' in entry)), questions: entries.filter((entry) => 'question' in entry) };
}

/** A table of who answers; what is empty is said to be for LALUX to fill in, and where. */
export function contacts(entries, { w, inline }) {
  const rows = entries.map((entry) => {
    checkContact(entry);
    const { pour, nom, joindre, horaires } = entry;
    const hours = horaires?.[w.language];
    return [inline(pour[w.language]), nom ? escapeHtml(nom) : open(w), joindre ? escapeHtml(joindre) + (hours ? `<br>${inline(hours)}` : '') : open(w)];
  });
  return `${note(entries.some(({ joindre }) => !joindre), w.contact.toFill, { w, inline })}${table([w.contact.subject, w.contact.who, w.contact.how], rows, 'catalogue')}`;
}

/** A table of questions and their answers, in the same way. */
export function questions(entries, { w, inline }) {
  const rows = entries.map((entry) => {
    checkQuestion(entry);
    const answer = entry.reponse?.[w.language];
    return [inline(entry.question[w.language]), answer ? inline(answer) : open(w)];
  });
  const missing = entries.some(({ reponse }) => !reponse?.[w.language]);
  return `${note(missing, w.contact.toAnswer, { w, inline })}${table([w.contact.question, w.contact.answer], rows, 'catalogue')}`;
}

const open = (w) => `<strong>${w.contact.open}</strong>`;

function note(missing, text, { w, inline }) {
  return missing ? `<aside class="notice attention" aria-label="${w.contact.note}">\n<p class="notice-title">${w.contact.note}</p>\n<p>${inline(text)}</p>\n</aside>\n` : '';
}

function checkContact(entry) {
  checkMembers(entry, ['pour', 'nom', 'joindre', 'horaires']);
  const { pour, nom, joindre } = entry;
  if (!pour?.fr || !pour?.en) throw new Error('docs/interlocuteurs.yaml: an entry says in both languages what it is for (pour)');
  if (Boolean(nom) !== Boolean(joindre)) throw new Error(`docs/interlocuteurs.yaml: "${pour.fr}" has only one of nom and joindre`);
}

function checkQuestion(entry) {
  checkMembers(entry, ['question', 'reponse']);
  const { question, reponse } = entry;
  if (!question?.fr || !question?.en) throw new Error('docs/interlocuteurs.yaml: a question is put in both languages');
  if (Boolean(reponse?.fr) !== Boolean(reponse?.en)) throw new Error(`docs/interlocuteurs.yaml: "${question.fr}" is answered in one language only`);
}

function checkMembers(entry, known) {
  const wrong = Object.keys(entry).filter((name) => !known.includes(name));
  if (wrong.length > 0) throw new Error(`docs/interlocuteurs.yaml: ${wrong.join(', ')}; an entry has ${known.join(', ')}`);
}
