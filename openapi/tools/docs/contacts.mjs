// Who answers at LALUX, as docs/interlocuteurs.yaml says it: empty until LALUX fills it in, and then said to be.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { escapeHtml, table } from './html.mjs';

/** The entries of the file. */
export function readContacts(sources) {
  return parse(readFileSync(join(sources, 'interlocuteurs.yaml'), 'utf8'));
}

/** A table of them; what is empty is said to be for LALUX to fill in, and where. */
export function contacts(entries, { w, inline }) {
  const rows = entries.map((entry) => {
    check(entry);
    const { pour, nom, joindre, horaires } = entry;
    const hours = horaires?.[w.language];
    return [inline(pour[w.language]), nom ? escapeHtml(nom) : w.contact.open, joindre ? escapeHtml(joindre) + (hours ? `<br>${inline(hours)}` : '') : w.contact.open];
  });
  const note = entries.some(({ joindre }) => !joindre) ? `<aside class="notice attention" aria-label="${w.contact.note}">\n<p class="notice-title">${w.contact.note}</p>\n<p>${inline(w.contact.toFill)}</p>\n</aside>\n` : '';
  return `${note}${table([w.contact.subject, w.contact.who, w.contact.how], rows, 'catalogue')}`;
}

const known = ['pour', 'nom', 'joindre', 'horaires'];

function check(entry) {
  const wrong = Object.keys(entry).filter((name) => !known.includes(name));
  if (wrong.length > 0) throw new Error(`docs/interlocuteurs.yaml: ${wrong.join(', ')}; an entry has ${known.join(', ')}`);
  if (!entry.pour?.fr || !entry.pour?.en) throw new Error('docs/interlocuteurs.yaml: an entry says in both languages what it is for (pour)');
  if (Boolean(entry.nom) !== Boolean(entry.joindre)) throw new Error(`docs/interlocuteurs.yaml: "${entry.pour.fr}" has only one of nom and joindre`);
}
