// Signing in, and opening an account where anybody may.
import { button, form } from './actions.js';
import { element, field, input, select, text } from './elements.js';
import { ask } from './interface.js';
import { entered, show } from './navigation.js';
import { signInWithKey } from './passkeys.js';
import { language, words } from './words.js';

export async function signInView(told) {
  const offer = await ask('offre');
  const name = input({ required: true, autocomplete: 'username', maxLength: 128 });
  const password = input({ type: 'password', required: true, autocomplete: 'current-password', maxLength: 128 });
  show(
    words.connexion,
    told ? text('p', told, { className: 'notice', role: 'status' }) : null,
    told || offer.administrateur || offer.fournisseurIdentite
      ? null
      : text('p', words['pas-administrateur'], { className: 'notice attention' }),
    offer.identitesPubliees ? text('p', words['identites-publiees'], { className: 'notice' }) : null,
    form(
      words['pour-prestataires'],
      words.connexion,
      [
        element(
          'div',
          { className: 'champs' },
          field('identifiant', words.identifiant, name),
          field('motDePasse', words['mot-de-passe'], password),
        ),
      ],
      async () => {
        await entered(await ask('session', { method: 'POST', body: { identifiant: name.value, motDePasse: password.value } }));
      },
    ),
    element(
      'div',
      { className: 'carte' },
      text('h2', words['pour-administrateurs']),
      element(
        'div',
        { className: 'actions' },
        offer.fournisseurIdentite
          ? element('a', { href: `/gestion/openid?langue=${language}`, textContent: words['avec-fournisseur'] })
          : null,
        button(words['avec-cle'], signInWithKey, offer.fournisseurIdentite ? '' : 'principal'),
      ),
    ),
    offer.ouvertureLibre ? openingForm() : null,
  );
}

function openingForm() {
  const name = input({ required: true, maxLength: 100, autocomplete: 'organization' });
  const trade = select([['reparateur', words.reparateur], ['expert', words.expert]]);
  const id = input({ required: true, maxLength: 64, autocomplete: 'username' });
  const password = input({ type: 'password', required: true, maxLength: 128, autocomplete: 'new-password' });
  return form(
    words['ouvrir-compte'],
    words['ouvrir-compte'],
    [
      text('p', words['ouvrir-compte-aide']),
      element(
        'div',
        { className: 'champs' },
        field('nom', words.nom, name),
        field('metier', words.metier, trade),
        field('identifiant', words.identifiant, id),
        field('motDePasse', words['mot-de-passe'], password, words['aide-mot-de-passe']),
      ),
    ],
    async () => {
      const body = { nom: name.value, metier: trade.value, identifiant: id.value, motDePasse: password.value };
      await entered(await ask('ouvertures', { method: 'POST', body }));
    },
  );
}
