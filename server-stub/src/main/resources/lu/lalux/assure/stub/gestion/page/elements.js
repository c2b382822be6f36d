// The parts that every view is made of.
import { colon, words } from './words.js';

export const at = (id) => document.getElementById(id);

export function element(name, properties = {}, ...children) {
  const { data, ...rest } = properties;
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(rest)) {
    if (key in made && key !== 'list') made[key] = value;
    else made.setAttribute(key, value);
  }
  Object.assign(made.dataset, data ?? {});
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const text = (name, content, properties = {}) => element(name, { textContent: content, ...properties });

export const state = (value) => text('span', words[value], { className: 'etat', data: { etat: value } });
export const announce = (said) => {
  at('annonce').textContent = said;
};

let fields = 0;

export const newId = () => `champ-${(fields += 1)}`;

/** A field with its label; the name is that of the interface, so that its faults find it. */
export function field(name, label, input, help) {
  const id = newId();
  input.id = id;
  input.name = name;
  const helpId = `${id}-aide`;
  if (help) input.setAttribute('aria-describedby', helpId);
  return element(
    'div',
    {},
    element('label', { htmlFor: id, textContent: label }),
    input,
    help ? element('p', { id: helpId, className: 'aide', textContent: help }) : null,
  );
}

export const input = (properties = {}) => element('input', { autocomplete: 'off', ...properties });

export function select(values, chosen) {
  return element(
    'select',
    {},
    ...values.map(([value, label]) => element('option', { value, textContent: label, selected: value === chosen })),
  );
}

export function table(heads, rows) {
  if (rows.length === 0) return text('p', words.aucun, { className: 'discret' });
  return element(
    'div',
    { className: 'tableau', tabIndex: 0, role: 'region', 'aria-label': heads[0] },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((head) => text('th', head, { scope: 'col' })))),
      element(
        'tbody',
        {},
        // A narrow screen shows a row's cells below one another, each with its heading.
        ...rows.map((cells) =>
          element('tr', {}, ...cells.map((cell, column) => element('td', { data: { title: heads[column] } }, cell ?? ''))),
        ),
      ),
    ),
  );
}

export const list = (pairs) =>
  element(
    'dl',
    {},
    ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [text('dt', name), element('dd', {}, value)]),
  );

/** Something to be copied: what cannot be copied by the page is chosen, for the person to copy. */
export function copied(content, label) {
  const shown = text('pre', content, { tabIndex: 0 });
  const button = text('button', words.copier, { type: 'button', 'aria-label': `${words.copier}${colon} ${label}` });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(content);
      announce(words.copie);
    } catch {
      getSelection().selectAllChildren(shown);
    }
  });
  return element('div', { className: 'copie' }, text('p', label), shown, button);
}
