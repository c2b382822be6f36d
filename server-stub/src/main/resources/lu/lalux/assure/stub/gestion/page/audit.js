// Who changed what.
import { growing } from './actions.js';
import { text } from './elements.js';
import { show } from './navigation.js';
import { colon, instant, words } from './words.js';

export async function auditView() {
  const all = growing('audit', [words.quand, words.qui, words.quoi, words.cible, words.adresse, words.details], (one) => [
    instant(one.quand),
    one.qui,
    text('code', one.quoi),
    text('code', one.cible),
    one.adresse,
    one.details.map(({ champ, valeur }) => `${champ}${colon} ${valeur}`).join(' ; '),
  ]);
  show(words.audit, all.place);
  await all.more();
}
