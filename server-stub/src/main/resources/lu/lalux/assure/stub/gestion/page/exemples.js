// The documentation's examples with one's own identifiers, in the pages that this server serves and that show published ones. Who is
// signed in to the management page chooses an application. A secret is shown in the minute in which it was made, while the tab that
// made it tells it; nothing is stored, and with the page all of it is gone.

const script = document.querySelector('script[data-publiees]');
const { adresse, clients, prestataire } = JSON.parse(script.dataset.publiees);
const french = document.documentElement.lang === 'fr';
const words = french
  ? {
      choose: 'Les exemples avec',
      published: 'les identités publiées',
      blank: 'rien encore : à remplir',
      secret: "Un secret n'est montré que dans la minute où il est fait, dans un autre onglet.",
      ended: "Ce que le bac à sable publie n'est pas en vigueur sur ce serveur : il a des comptes à lui.",
      signIn: 'Connectez-vous pour voir les exemples avec vos identifiants.',
      id: 'VOTRE-IDENTIFIANT',
      value: 'VOTRE-SECRET',
      number: 'VOTRE-NUMERO',
    }
  : {
      choose: 'Examples with',
      published: 'the published identities',
      blank: 'nothing yet: to be filled in',
      secret: 'A secret is shown only in the minute in which it was made, in another tab.',
      ended: 'What the sandbox publishes is not in force on this server: it has accounts of its own.',
      signIn: 'Sign in to see the examples with your identifiers.',
      id: 'YOUR-IDENTIFIER',
      value: 'YOUR-SECRET',
      number: 'YOUR-NUMBER',
    };

async function ask(path) {
  const response = await fetch(`/gestion/${path}`, { cache: 'no-store', redirect: 'error' });
  return response.ok ? response.json() : undefined;
}

/** The texts of all examples, as the page came. */
const texts = [...document.querySelectorAll('pre')].flatMap((block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push([walker.currentNode, walker.currentNode.data]);
  return found;
});

/** Puts others in the place of what is published: for each client its `id` and `value`, and the provider's number. */
function show(other, number) {
  const pairs = clients.flatMap((client) => {
    const { id, value } = other(client) ?? {};
    // A secret begins with its client's name.
    return id ? [[client.secret, value], [client.nom, id]] : [];
  });
  if (number) pairs.push([prestataire, number]);
  // The pages are written for this machine; who is signed in reaches the server where they are.
  if (session) pairs.push([adresse, location.origin]);
  for (const [node, text] of texts) {
    const shown = pairs.reduce((so, [published, own]) => so.replaceAll(published, own), text);
    if (node.data !== shown) node.data = shown;
  }
}

/** Those that a session sees: an account's, or of an administrator those of the first accounts. */
async function applications(session) {
  const accounts = session.compte
    ? [await ask(`comptes/${encodeURIComponent(session.compte)}`)]
    : (await ask('comptes?nombre=20')).elements.filter(({ origine }) => origine === 'base');
  const all = await Promise.all(
    accounts.map(async (account) => {
      const found = await ask(`comptes/${encodeURIComponent(account.compte)}/applications?nombre=50`);
      return found.elements.filter(({ genre }) => genre === 'confidentielle').map((application) => ({ account, application }));
    }),
  );
  return all.flat();
}

/** The first place where something published stands, as the page came. */
const first = [...document.querySelectorAll('main pre, main table, main form')].find((one) =>
  [prestataire, ...clients.map(({ nom }) => nom)].some((published) => one.textContent.includes(published)),
);

function said(...parts) {
  if (!first) return;
  const place = document.createElement('div');
  place.className = 'notice';
  place.append(...parts);
  (first.closest('.snippets, .scroll, .block') ?? first).before(place);
}

const paragraph = (...parts) => {
  const made = document.createElement('p');
  made.append(...parts);
  return made;
};

const { identitesPubliees: inForce } = (await ask('offre')) ?? { identitesPubliees: true };
const session = await ask('session');
const rest = inForce ? undefined : { id: words.id, value: words.value };
/** "Try it" asks for an identity in a form, which offers what is published only while it is in force. */
const form = document.querySelector('form[data-essai=client]');
if (!inForce) {
  for (const published of document.querySelectorAll('main [data-publie]')) {
    if (published.matches('input')) published.value = '';
    else published.remove();
  }
}
function fill(account, id, value) {
  if (!form) return;
  const { compte, identifiant, secret } = form.elements;
  compte.selectedIndex = account < 0 ? compte.options.length - 1 : account;
  compte.dispatchEvent(new Event('change'));
  if (id) [identifiant.value, secret.value] = [id, value];
}
const blank = () => show(() => rest, inForce ? undefined : words.number);
blank();

if (session?.etape === 'complete') {
  const own = await applications(session);
  const secrets = new Map();
  const select = document.createElement('select');
  select.id = 'exemples-de';
  own.forEach(({ account, application }, at) => select.append(new Option(`${application.nom} (${account.nom})`, String(at))));
  select.append(new Option(inForce ? words.published : words.blank, ''));
  const label = document.createElement('label');
  label.htmlFor = select.id;
  label.textContent = `${words.choose} `;
  const choose = () => {
    if (select.value === '') {
      fill(inForce ? 0 : -1);
      return blank();
    }
    const { account, application } = own[Number(select.value)];
    const fits = ({ portees }) => portees.every((scope) => application.portees.includes(scope));
    const known = secrets.get(application.application);
    fill(-1, application.application, known ?? '');
    const value = known ?? words.value;
    return show(
      (client) => (fits(client) ? { id: application.application, value } : rest),
      account.prestataire ?? (inForce ? undefined : words.number),
    );
  };
  select.addEventListener('change', choose);
  said(paragraph(label, select), paragraph(words.secret));
  const channel = new BroadcastChannel('assure-secret');
  channel.addEventListener('message', ({ data: { application, value, until } }) => {
    const at = own.findIndex((one) => one.application.application === application);
    if (!value || at < 0) return;
    secrets.set(application, value);
    // It was just worked on.
    select.value = String(at);
    choose();
    setTimeout(() => {
      secrets.delete(application);
      choose();
    }, until - Date.now());
  });
  channel.postMessage({});
  choose();
} else if (!inForce) {
  const link = document.createElement('a');
  link.href = french ? '/gestion/' : '/gestion/en/';
  link.textContent = words.signIn;
  said(paragraph(words.ended, ' ', link));
}
