// A link that is used once: given to whom it is for, and used. It sets a password, or opens a session in which a passkey is registered.
import { form } from './actions.js';
import { at, copied, element, field, input, text } from './elements.js';
import { Refused, ask } from './interface.js';
import { entered, show, signIn } from './navigation.js';
import { instant, language, said, words } from './words.js';

/** Whose it is, nobody knows before it is used: without a password, it is used up by an administrator alone. */
export function linkView(value) {
  show(words['lien-titre'], form('', words['lien-utiliser'], [text('p', words['lien-aide'])], () => use(value)));
}

function passwordView(value) {
  const password = input({ type: 'password', required: true, autocomplete: 'new-password', maxLength: 128 });
  show(
    words['lien-mot-de-passe-titre'],
    form(
      '',
      words['lien-fixer'],
      [field('motDePasse', words['lien-mot-de-passe'], password, words['aide-mot-de-passe'])],
      () => use(value, password.value),
    ),
  );
}

async function use(value, password) {
  let used;
  try {
    used = await ask('liens', { method: 'POST', body: { lien: value, ...(password && { motDePasse: password }) } });
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    if (failure.status === 401) throw new Refused(401, { title: words['lien-faux'] });
    if (!password && failure.problem?.errors?.some(({ pointer }) => pointer === '/motDePasse')) return passwordView(value);
    throw failure;
  }
  history.replaceState(null, '', language === 'fr' ? '/gestion/' : '/gestion/en/');
  if (used.effet === 'cle-acces') return entered(await ask('session'));
  return signIn(said('lien-fait', { identifiant: used.identifiant }));
}

/** Shows a new link, to be handed to whom it is for. */
export function giveLink(name, { lien, fin }) {
  const page = `${location.origin}/gestion/${language === 'fr' ? '' : 'en/'}lien.html#${lien}`;
  const given = element(
    'section',
    { className: 'carte', tabIndex: -1, 'aria-label': words['faire-lien'] },
    text('p', said('lien-donne', { nom: name, fin: instant(fin) }), { className: 'notice attention' }),
    copied(page, words['faire-lien']),
  );
  at('vue').querySelector('h1').after(given);
  given.focus();
}
