// Passkeys (W3C Web Authentication): signing in with one, registering one, and an administrator's own.
import { button, sure } from './actions.js';
import { element, table, text } from './elements.js';
import { Refused, ask, part, session } from './interface.js';
import { again, entered, show, signIn } from './navigation.js';
import { instant, said, words } from './words.js';

/** What the browser has to know of passkeys is newer than passkeys themselves. */
function requireKeys() {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) throw new Refused(0, { title: words['cle-impossible'] });
}

/** Asks the passkey; nothing when the person has changed their mind, which the browser told them. */
async function answered(challenge, ask) {
  const credential = await ask(JSON.parse(challenge.options)).catch(() => undefined);
  return credential && { reponse: JSON.stringify(credential.toJSON()) };
}

export async function signInWithKey() {
  requireKeys();
  const body = await answered(await ask('cles/connexion/defi', { method: 'POST' }), (options) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  );
  if (!body) return;
  await entered(await ask('cles/connexion', { method: 'POST', body }));
}

/** Afterwards the session that a link has opened is closed: the passkey shows at once that it works. */
async function registerKey() {
  requireKeys();
  const body = await answered(await ask('cles/defi', { method: 'POST' }), (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  );
  if (!body) return;
  await ask('cles', { method: 'POST', body });
  if (session.etape === 'complete') return again(words.fait);
  return signIn(words['cle-enregistree']);
}

export function keyView() {
  show(
    words['cle-titre'],
    text('p', words['cle-aide']),
    element('div', { className: 'actions' }, button(words['cle-enregistrer'], registerKey, 'principal')),
  );
}

/** Those of whoever is signed in, an administrator. */
export async function ownKeys() {
  const { elements } = await ask('cles');
  return element(
    'section',
    { className: 'carte', id: 'mes-cles' },
    text('h2', words['mes-cles']),
    text('p', words['mes-cles-aide'], { className: 'discret' }),
    table(
      [words['cles-acces'], words.cree, words['derniere-utilisation'], words.actions],
      elements.map((one) => [
        text('code', one.cle),
        instant(one.cree),
        instant(one.derniereUtilisation) || words.jamais,
        button(
          words.retirer,
          async () => {
            if (!sure(said('confirmer-cle', { numero: one.cle }))) return;
            await ask(`cles/${part(one.cle)}`, { method: 'DELETE' });
            await again(words.fait);
          },
          'retrait',
        ),
      ]),
    ),
    element('div', { className: 'actions' }, button(words['cle-enregistrer'], registerKey)),
  );
}
