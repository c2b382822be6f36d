// Which view is shown.
import { announce, at, text } from './elements.js';
import { part, remember, session } from './interface.js';

let known;

/**
 * The views, as the page's first module knows them: so one leads to another without importing it.
 * @param all `signIn`, `key` for a session in which a passkey is still to be registered, and `named`, each by what is behind # in the address
 */
export function knows(all) {
  known = all;
}

/** Shows a view, and tells it to who cannot see it. */
export function show(title, ...parts) {
  const heading = text('h1', title, { tabIndex: -1 });
  at('vue').replaceChildren(heading, ...parts.filter(Boolean));
  document.title = `${title} | Assure`;
  at('menu').hidden = !session || session.etape !== 'complete';
  at('identite').textContent = session?.utilisateur ?? '';
  heading.focus();
}

/** Signs in with the session that the interface has opened. */
export async function entered(opened) {
  remember(opened);
  if (session.etape !== 'complete') return known.key();
  if (location.hash.length < 2) location.hash = home();
  return route();
}

/**
 * Asks who comes to sign in: nobody is any more.
 * @param told what they have just done, if that is why
 */
export function signIn(told) {
  remember(undefined);
  return known.signIn(told);
}

const home = () => (session.role === 'administrateur' ? '#comptes' : `#compte/${part(session.compte)}`);

/** Shows the view anew, after something was changed. */
export async function again(told) {
  await route();
  announce(told);
}

let shown = Promise.resolve();

/** Shows the view that the address names, after those that were asked for before it: a slow one would else replace it. */
export function route() {
  shown = shown.then(named, named);
  return shown;
}

async function named() {
  if (session?.etape !== 'complete') return;
  const [name, ...ids] = location.hash.slice(1).split('/');
  if (!Object.hasOwn(known.named, name)) {
    location.hash = home();
    return;
  }
  for (const link of at('menu').querySelectorAll('a')) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  await known.named[name](...ids.map(decodeURIComponent));
}
