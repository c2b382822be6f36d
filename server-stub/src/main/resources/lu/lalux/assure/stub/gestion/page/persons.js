// Persons of an account, who sign in to tools by a browser.
import { button, form, sure } from './actions.js';
import { element, field, input } from './elements.js';
import { ask, part } from './interface.js';
import { giveLink } from './link.js';
import { again } from './navigation.js';
import { chosen, ofTrade, scopes } from './scopes.js';
import { said, words } from './words.js';

export function personForm(account) {
  const name = input({ required: true, maxLength: 64 });
  const group = scopes('portees', account.portees.filter((scope) => scope !== '/gestion'), ofTrade(account.metier));
  return form(words['nouvelle-personne'], words.creer, [field('personne', words.identifiant, name), group], async () => {
    await ask(`comptes/${part(account.compte)}/personnes`, {
      method: 'POST',
      body: { personne: name.value, portees: chosen(group) },
    });
    await again(words.fait);
  });
}

export function personActions(person) {
  const path = `personnes/${part(person.personne)}`;
  const suspended = person.etat === 'suspendue';
  return element(
    'div',
    { className: 'actions' },
    button(words['faire-lien'], async () => giveLink(person.personne, await ask(`${path}/liens`, { method: 'POST' }))),
    button(suspended ? words.reprendre : words.suspendre, async () => {
      if (!suspended && !sure(said('confirmer-suspendre', { nom: person.personne }))) return;
      await ask(path, { method: 'PATCH', body: { suspendue: !suspended } });
      await again(words.fait);
    }),
    button(
      words.retirer,
      async () => {
        if (!sure(said('confirmer-retirer', { nom: person.personne }))) return;
        await ask(path, { method: 'DELETE' });
        await again(words.fait);
      },
      'retrait',
    ),
  );
}
