// Scopes: what a trade has, and the choice among them.
import { element, newId, text } from './elements.js';
import { words } from './words.js';

export const ofTrade = (trade) => [`/${trade}`, `/${trade}/upload`, '/gestion'];
export const allScopes = ['/reparateur', '/reparateur/upload', '/expert', '/expert/upload', '/gestion'];

/** One checkbox for each scope; the group bears the field's name. */
export function scopes(name, offered, chosen) {
  const group = element('fieldset', { data: { champ: name } }, text('legend', words.portees));
  for (const scope of offered) {
    const id = newId();
    group.append(
      element(
        'div',
        { className: 'choix' },
        element('input', { type: 'checkbox', id, value: scope, checked: chosen.includes(scope) }),
        element('label', { htmlFor: id }, text('code', scope)),
      ),
    );
  }
  return group;
}

export const chosen = (group) => [...group.querySelectorAll('input:checked')].map(({ value }) => value);
