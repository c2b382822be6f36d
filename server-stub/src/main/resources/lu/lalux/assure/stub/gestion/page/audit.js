// Who changed what, in words: the interface's own stand in openapi/gestion.yaml, and a program reads them there.
import { accountNames } from './accounts.js';
import { growing } from './actions.js';
import { short } from './applications.js';
import { element, text } from './elements.js';
import { part } from './interface.js';
import { show } from './navigation.js';
import { colon, instant, words } from './words.js';

export async function auditView() {
  const { names } = await accountNames();
  const all = growing('audit', [words.quand, words.qui, words.quoi, words.cible, words.adresse, words.details], (one) => [
    instant(one.quand),
    words[`qui-${one.qui}`] ?? one.qui,
    words[`quoi-${one.quoi}`] ?? one.quoi,
    target(one, names),
    one.adresse,
    one.details.filter(({ valeur }) => valeur).map(({ champ, valeur }) => `${words[`champ-${champ}`] ?? champ}${colon} ${value(champ, valeur)}`).join(' ; '),
  ]);
  show(words.audit, all.place);
  await all.more();
}

function target({ quoi, cible }, names) {
  const [kind] = quoi.split('-');
  if (kind === 'compte' && names.has(cible)) {
    return element('a', { href: `#compte/${part(cible)}`, textContent: names.get(cible) });
  }
  return kind === 'application' || kind === 'secret' ? text('code', cible) : cible;
}

/** A value of a list in words, and any other as it is. */
function value(field, given) {
  if (field === 'role') return words[given === 'administrateur' ? 'administrateur' : 'role-prestataire'];
  if (field === 'genre') return short(given);
  if (field === 'etat' || field === 'metier') return words[given] ?? given;
  return words[`valeur-${given}`] ?? given;
}
