// Accounts: all of them, and one with its applications and persons.
import { button, form, growing, sure } from './actions.js';
import { applicationForm, short } from './applications.js';
import { element, field, input, list, select, state, table, text } from './elements.js';
import { ask, part, session } from './interface.js';
import { again, show } from './navigation.js';
import { personActions, personForm } from './persons.js';
import { allScopes, chosen, scopes } from './scopes.js';
import { userForm } from './users.js';
import { instant, said, words } from './words.js';

export async function accountsView() {
  const sought = input({ type: 'search', maxLength: 100 });
  const place = element('div');
  const find = async () => {
    const query = sought.value ? `?recherche=${part(sought.value)}` : '';
    const found = growing(`comptes${query}`, [words.nom, words.metier, words.prestataire, words.etat, words.origine], (one) => [
      element('a', { href: `#compte/${part(one.compte)}`, textContent: one.nom }),
      words[one.metier],
      one.prestataire,
      state(one.etat),
      words[one.origine],
    ]);
    await found.more();
    place.replaceChildren(found.place);
  };
  const search = form('', words.chercher, [field('recherche', words.chercher, sought)], find);
  show(words.comptes, search, place, session.role === 'administrateur' ? accountForm(await ask('offre')) : null);
  await find();
}

/** The names of accounts, as far as one page of the interface has them. */
export async function accountNames() {
  const { elements, suite } = await ask('comptes?nombre=200');
  return { names: new Map(elements.map(({ compte, nom }) => [compte, nom])), own: elements.filter(isOwn), all: !suite };
}

const isOwn = ({ origine }) => origine === 'base';

function accountForm(offer) {
  // Where vendors open accounts themselves, what is published stays.
  const ends = offer.identitesPubliees && !offer.ouvertureLibre;
  const name = input({ required: true, maxLength: 100 });
  const trade = select([['reparateur', words.reparateur], ['expert', words.expert]]);
  const number = input({ maxLength: 50 });
  return form(
    words['nouveau-compte'],
    words.creer,
    [
      ends ? text('p', words['premier-compte'], { className: 'notice attention' }) : null,
      element(
        'div',
        { className: 'champs' },
        field('nom', words.nom, name),
        field('metier', words.metier, trade),
        field('prestataire', words.prestataire, number),
      ),
    ].filter(Boolean),
    async () => {
      if (ends && !sure(words['confirmer-premier-compte'])) return;
      const made = await ask('comptes', {
        method: 'POST',
        body: { nom: name.value, metier: trade.value, ...(number.value && { prestataire: number.value }) },
      });
      location.hash = `#compte/${part(made.compte)}`;
    },
  );
}

export async function accountView(id) {
  const account = await ask(`comptes/${part(id)}`);
  const [{ elements: applications }, { elements: persons }] = await Promise.all([
    ask(`comptes/${part(id)}/applications`),
    ask(`comptes/${part(id)}/personnes`),
  ]);
  const own = account.origine === 'base';
  show(
    account.nom,
    list([
      [words.identifiant, text('code', account.compte)],
      [words.metier, words[account.metier]],
      [words.prestataire, account.prestataire],
      [words.portees, text('code', account.portees.join(' '))],
      [words.etat, state(account.etat)],
      [words.cree, instant(account.cree)],
    ]),
    element('p', {}, element('a', { href: `#journal/${part(account.compte)}`, textContent: words.journal })),
    own ? null : text('p', words.declare, { className: 'notice' }),
    own && session.role === 'administrateur' ? accountChange(account) : null,
    text('h2', words.applications),
    table(
      [words.nom, words.identifiant, words.genre, words.secrets],
      applications.map((one) => [
        element('a', { href: `#application/${part(one.application)}`, textContent: one.nom }),
        text('code', one.application),
        short(one.genre),
        String(one.secrets.filter(({ etat }) => etat === 'actif').length || ''),
      ]),
    ),
    own ? applicationForm(account) : null,
    text('h2', words.personnes),
    text('p', words['personnes-aide'], { className: 'discret' }),
    table(
      [words.personne, words.portees, words.etat, words.actions],
      persons.map((one) => [one.personne, text('code', one.portees.join(' ')), state(one.etat), own ? personActions(one) : '']),
    ),
    own ? personForm(account) : null,
    own ? text('h2', words.utilisateurs) : null,
    own ? text('p', words['utilisateurs-aide'], { className: 'discret' }) : null,
    own ? userForm(account) : null,
  );
}

function accountChange(account) {
  const name = input({ required: true, maxLength: 100, value: account.nom });
  const number = input({ maxLength: 50, value: account.prestataire ?? '' });
  const group = scopes('portees', allScopes, account.portees);
  const suspended = account.etat === 'suspendu';
  const changed = form(
    words.changer,
    words.enregistrer,
    [
      element('div', { className: 'champs' }, field('nom', words.nom, name), field('prestataire', words.prestataire, number)),
      group,
      text('p', words['portees-aide'], { className: 'aide' }),
    ],
    async () => {
      await ask(`comptes/${part(account.compte)}`, {
        method: 'PATCH',
        body: { nom: name.value, portees: chosen(group), ...(number.value && { prestataire: number.value }) },
      });
      await again(words.fait);
    },
  );
  changed.querySelector('.actions').append(
    button(
      suspended ? words.reprendre : words.suspendre,
      async () => {
        if (!suspended && !sure(said('confirmer-suspendre', { nom: account.nom }))) return;
        await ask(`comptes/${part(account.compte)}`, { method: 'PATCH', body: { etat: suspended ? 'actif' : 'suspendu' } });
        await again(words.fait);
      },
      suspended ? '' : 'retrait',
    ),
  );
  return changed;
}
