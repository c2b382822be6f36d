// Users of this interface.
import { button, form, growing, sure } from './actions.js';
import { element, field, input, select, state } from './elements.js';
import { ask, part, session } from './interface.js';
import { giveLink } from './link.js';
import { again, show } from './navigation.js';
import { ownKeys } from './passkeys.js';
import { instant, said, words } from './words.js';

export async function usersView() {
  const all = growing(
    'utilisateurs',
    [words.identifiant, words.role, words.compte, words.etat, words['cles-acces'], words['derniere-connexion'], words.actions],
    (one) => [
      one.utilisateur,
      words[one.role === 'administrateur' ? 'administrateur' : 'role-prestataire'],
      one.compte ? element('a', { href: `#compte/${part(one.compte)}`, textContent: one.compte }) : '',
      state(one.etat),
      one.role === 'administrateur' ? String(one.clesAcces) : '',
      instant(one.derniereConnexion),
      userActions(one),
    ],
  );
  show(words.utilisateurs, all.place, userForm(), session.role === 'administrateur' ? await ownKeys() : null);
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

function userForm() {
  const name = input({ required: true, maxLength: 64 });
  const administrator = session.role === 'administrateur';
  const role = select([
    ['prestataire', words['role-prestataire']],
    ...(administrator ? [['administrateur', words.administrateur]] : []),
  ]);
  const account = input({ maxLength: 128, value: session.compte ?? '', readOnly: !administrator });
  return form(
    words['nouvel-utilisateur'],
    words['nouvel-utilisateur'],
    [
      element(
        'div',
        { className: 'champs' },
        field('utilisateur', words.identifiant, name),
        field('role', words.role, role),
        field('compte', words.compte, account),
      ),
    ],
    async () => {
      const invited = await ask('utilisateurs', {
        method: 'POST',
        body: {
          utilisateur: name.value,
          role: role.value,
          ...(role.value === 'prestataire' && account.value && { compte: account.value }),
        },
      });
      await again(words.fait);
      giveLink(invited.utilisateur.utilisateur, invited.lien);
    },
  );
}
