// The management page: signs in, shows and changes what openapi/gestion.yaml describes, and nothing else. Each view is a module beside this one.
import { accountView, accountsView } from './accounts.js';
import { act } from './actions.js';
import { applicationView } from './applications.js';
import { auditView } from './audit.js';
import { at } from './elements.js';
import { Refused, ask, session } from './interface.js';
import { exchangeView, journalView } from './journal.js';
import { linkView } from './link.js';
import { entered, knows, route, signIn } from './navigation.js';
import { keyView } from './passkeys.js';
import { signInView } from './sign-in.js';
import { usersView } from './users.js';
import { language } from './words.js';

knows({
  signIn: signInView,
  key: keyView,
  named: {
    comptes: accountsView,
    compte: accountView,
    application: applicationView,
    utilisateurs: usersView,
    audit: auditView,
    journal: journalView,
    echange: exchangeView,
  },
});

at('quitter').addEventListener('click', () =>
  act(at('quitter'), async () => {
    const administrator = session.role === 'administrateur';
    await ask('session', { method: 'DELETE' });
    if (administrator && (await ask('offre')).fournisseurIdentite) {
      // Else one click would open a session again, whoever makes it: the provider still knows the person.
      location.assign(`/gestion/openid/fin?langue=${language}`);
      return;
    }
    history.replaceState(null, '', location.pathname);
    await signIn();
  }),
);

window.addEventListener('hashchange', () => {
  at('autre-langue').href = `${at('autre-langue').pathname}${location.hash}`;
  if (session?.etape === 'complete') act(undefined, route);
});

act(undefined, async () => {
  if (location.pathname.endsWith('/lien.html')) return linkView(location.hash.slice(1));
  let opened;
  try {
    opened = await ask('session');
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.status !== 401) throw failure;
    return signIn();
  }
  return entered(opened);
});
