// Users of this interface.
import { accountNames } from './accounts.js';
import { button, form, growing, sure } from './actions.js';
import { element, field, input, select, state, text } from './elements.js';
import { ask, part, session } from './interface.js';
import { giveLink } from './link.js';
import { again, show } from './navigation.js';
import { ownKeys } from './passkeys.js';
import { instant, said, words } from './words.js';

export async function usersView() {
  const accounts = await accountNames();
  const all = growing(
    'utilisateurs',
    [words.identifiant, words.role, words.compte, words.etat, words['cles-acces'], words['derniere-connexion'], words.actions],
    (one) => [
      one.utilisateur,
      words[one.role === 'administrateur' ? 'administrateur' : 'role-prestataire'],
      one.compte ? element('a', { href: `#compte/${part(one.compte)}`, textContent: accounts.names.get(one.compte) ?? one.compte }) : '',
      state(one.etat),
      one.role === 'administrateur' ? String(one.clesAcces) : '',
      instant(one.derniereConnexion),
      userActions(one),
    ],
  );
  show(
    words.utilisateurs,
    text('p', words['utilisateurs-aide'], { className: 'discret' }),
    all.place,
    userForm(undefined, accounts),
    session.role === 'administrateur' ? await ownKeys() : null,
  );
  await all.more();
}

function userActions(user) {
  const path = `utilisateurs/${part(user.utilisateur)}`;
  const suspended = user.etat === 'suspendu';
  return element(
    'div',
    { className: 'actions' },
    button(words['faire-lien'], async () => giveLink(user.utilisateur, await ask(`${path}/liens`, { method: 'POST' }))),
    button(suspended ? words.reprendre : words.suspendre, async () => {
      if (!suspended && !sure(said('confirmer-suspendre-utilisateur', { nom: user.utilisateur }))) return;
      await ask(path, { method: 'PATCH', body: { suspendu: !suspended } });
      await again(words.fait);
    }),
    button(
      words.retirer,
      async () => {
        if (!sure(said('confirmer-retirer', { nom: user.utilisateur }))) return;
        await ask(path, { method: 'DELETE' });
        await again(words.fait);
      },
      'retrait',
    ),
  );
}

/**
 * Invites one.
 * @param account whose they are to be; nothing where that is to be chosen
 * @param accounts among which it is, and their names
 */
export function userForm(account, accounts) {
  const name = input({ required: true, maxLength: 64 });
  const chosen = !account && session.role === 'administrateur';
  const role = select([['prestataire', words['role-prestataire']], ['administrateur', words.administrateur]]);
  const offered = select(chosen ? [['', words['choisir-compte']], ...accounts.own.map(({ compte, nom }) => [compte, nom])] : []);
  offered.required = true;
  const place = field('compte', words.compte, offered, chosen && !accounts.all ? words['autres-comptes'] : '');
  role.addEventListener('change', () => {
    place.hidden = role.value === 'administrateur';
    offered.required = !place.hidden;
  });
  return form(
    words['nouvel-utilisateur'],
    words['nouvel-utilisateur'],
    [
      element(
        'div',
        { className: 'champs' },
        field('utilisateur', words.identifiant, name, words['identifiant-aide']),
        chosen ? field('role', words.role, role) : null,
        chosen ? place : null,
      ),
    ],
    async () => {
      const administrator = chosen && role.value === 'administrateur';
      if (administrator && !sure(said('confirmer-administrateur', { nom: name.value }))) return;
      const invited = await ask('utilisateurs', {
        method: 'POST',
        body: {
          utilisateur: name.value,
          role: administrator ? 'administrateur' : 'prestataire',
          ...(!administrator && { compte: account?.compte ?? (chosen ? offered.value : session.compte) }),
        },
      });
      await again(words.fait);
      giveLink(invited.utilisateur.utilisateur, invited.lien);
    },
  );
}
