// What a button or a form does, and what is told when it goes wrong.
import { at, element, table, text } from './elements.js';
import { Refused, ask, part, session } from './interface.js';
import { signIn } from './navigation.js';
import { colon, words } from './words.js';

function clear() {
  at('erreur').replaceChildren();
  for (const wrong of document.querySelectorAll('[aria-invalid]')) wrong.removeAttribute('aria-invalid');
}

function complain(failure, form) {
  if (!(failure instanceof Refused)) throw failure;
  const faults = failure.problem?.errors ?? [];
  clear();
  at('erreur').append(
    element(
      'div',
      { className: 'notice grave' },
      element('p', {}, text('strong', `${words.erreur}${colon} `), failure.message),
      failure.problem?.detail ? text('p', failure.problem.detail) : null,
      faults.length > 0 ? element('ul', {}, ...faults.map(({ detail, code }) => text('li', detail ?? code))) : null,
      failure.problem?.instance ? element('p', { className: 'discret' }, text('code', failure.problem.instance)) : null,
    ),
  );
  const wrong = faults
    .map(({ pointer }) => pointer.slice(1).split('/')[0])
    .flatMap((name) => [...(form?.querySelectorAll(`[name="${name}"], [data-champ="${name}"] input`) ?? [])]);
  for (const one of wrong) one.setAttribute('aria-invalid', 'true');
  if (wrong.length > 0) wrong[0].focus();
  else at('erreur').scrollIntoView({ block: 'nearest' });
}

/** What a button or a form does: it waits for the end, and what goes wrong is told. */
export async function act(busy, action, form) {
  if (busy) busy.disabled = true;
  clear();
  try {
    await action();
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401 && session?.etape === 'complete') {
      await signIn();
      complain(new Refused(401, { title: words['session-finie'] }));
    } else {
      complain(failure, form);
    }
  } finally {
    if (busy) busy.disabled = false;
  }
}

export function button(label, action, className = '') {
  const made = text('button', label, { type: 'button', className });
  made.addEventListener('click', () => act(made, action));
  return made;
}

export function form(title, submit, parts, action) {
  const send = text('button', submit, { type: 'submit', className: 'principal' });
  const made = element(
    'form',
    { className: 'carte', noValidate: false },
    title ? text('h2', title) : null,
    ...parts,
    element('div', { className: 'actions' }, send),
  );
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    act(send, () => action(made), made);
  });
  return made;
}

export const sure = (question) => window.confirm(question);

/** A list that grows page by page. */
export function growing(path, heads, row) {
  const place = element('div');
  const elements = [];
  async function more(after) {
    const page = await ask(`${path}${path.includes('?') ? '&' : '?'}nombre=50${after ? `&apres=${part(after)}` : ''}`);
    elements.push(...page.elements);
    place.replaceChildren(
      table(heads, elements.map(row)),
      page.suite ? button(words.suite, () => more(page.suite)) : '',
    );
    return page;
  }
  return { place, more };
}
