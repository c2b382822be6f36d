// Applications of an account, and their secrets.
import { button, form, sure } from './actions.js';
import { at, copied, element, field, input, list, select, state, table, text } from './elements.js';
import { ask, part } from './interface.js';
import { again, show } from './navigation.js';
import { chosen, ofTrade, scopes } from './scopes.js';
import { instant, said, words } from './words.js';

export function applicationForm(account) {
  const name = input({ required: true, maxLength: 100 });
  const kind = select([['confidentielle', words.confidentielle], ['publique', words.publique]]);
  const group = scopes('portees', account.portees, ofTrade(account.metier).filter((scope) => scope !== '/gestion'));
  const addresses = element('textarea', { rows: 2 });
  const place = field('adressesRetour', words['adresses-retour'], addresses, words['adresses-retour-aide']);
  place.hidden = true;
  kind.addEventListener('change', () => {
    place.hidden = kind.value !== 'publique';
  });
  return form(
    words['nouvelle-application'],
    words.creer,
    [element('div', { className: 'champs' }, field('nom', words.nom, name), field('genre', words.genre, kind)), group, place],
    async () => {
      const made = await ask(`comptes/${part(account.compte)}/applications`, {
        method: 'POST',
        body: {
          nom: name.value,
          genre: kind.value,
          portees: chosen(group),
          ...(kind.value === 'publique' && { adressesRetour: lines(addresses.value) }),
        },
      });
      location.hash = `#application/${part(made.application)}`;
    },
  );
}

/** An application's kind in a word. */
export const short = (kind) => words[kind].split(/[:\u00A0]/)[0];

const lines = (value) => value.split('\n').map((line) => line.trim()).filter(Boolean);

export async function applicationView(id) {
  const application = await ask(`applications/${part(id)}`);
  const { portees } = await ask(`comptes/${part(application.compte)}`);
  const own = application.origine === 'base';
  const secretPlace = element('div');
  show(
    application.nom,
    element('p', {}, element('a', { href: `#compte/${part(application.compte)}`, textContent: words.compte })),
    list([
      [words.identifiant, text('code', application.application)],
      [words.genre, words[application.genre]],
      [words.portees, text('code', application.portees.join(' '))],
      [words['adresses-retour'], application.adressesRetour.length > 0 ? text('code', application.adressesRetour.join(' ')) : ''],
      [words.cree, instant(application.cree)],
    ]),
    own ? null : text('p', words.declare, { className: 'notice' }),
    own && application.genre === 'confidentielle' ? text('h2', words.secrets) : null,
    secretPlace,
    own && application.genre === 'confidentielle' ? secretsOf(application, secretPlace) : null,
    toPaste(application),
    own ? applicationChange(application, portees) : null,
  );
}

function secretsOf(application, place) {
  const path = `applications/${part(application.application)}/secrets`;
  const grace = input({ type: 'number', min: 0, max: 168, value: 24, required: true });
  const withdraw = (secret, compromised) => async () => {
    const question = compromised ? words['confirmer-compromis'] : said('confirmer-retirer', { nom: `…${secret.indice}` });
    if (!sure(question)) return;
    await ask(`${path}/${part(secret.numero)}${compromised ? '?compromis=true' : ''}`, { method: 'DELETE' });
    await again(words.fait);
  };
  return element(
    'div',
    {},
    table(
      [words.indice, words.etat, words.cree, words['cree-par'], words.fin, words['derniere-utilisation'], words.actions],
      application.secrets.map((secret) => [
        text('code', `…${secret.indice}`),
        state(secret.etat),
        instant(secret.cree),
        secret.creePar,
        secret.fin ? instant(secret.fin) : words['sans-fin'],
        secret.derniereUtilisation ? instant(secret.derniereUtilisation) : words.jamais,
        element(
          'div',
          { className: 'actions' },
          secret.etat === 'actif' ? button(words.retirer, withdraw(secret, false), 'retrait') : null,
          secret.etat !== 'compromis' ? button(words['retirer-compromis'], withdraw(secret, true), 'retrait') : null,
        ),
      ]),
    ),
    form('', words['nouveau-secret'], [field('delaiHeures', words.delai, grace, words['delai-aide'])], async () => {
      const given = await ask(path, { method: 'POST', body: { delaiHeures: Number(grace.value) } });
      await again(words.fait);
      lend(given.application, given.valeur);
      at('vue').querySelector('h1').after(
        element(
          'section',
          { className: 'carte', tabIndex: -1, 'aria-label': words.secret },
          text('p', words['secret-donne'], { className: 'notice attention' }),
          copied(given.valeur, words.secret),
          given.ancien ? text('p', said('secret-ancien', { indice: `…${given.ancien.indice}`, fin: instant(given.ancien.fin) })) : null,
          toPaste(application, given.valeur),
        ),
      );
    }),
    place,
  );
}

const MINUTE = 60_000;

/** For a minute the examples of the documentation in another tab may show it; it is kept nowhere else. */
function lend(application, value) {
  const channel = new BroadcastChannel('assure-secret');
  const until = Date.now() + MINUTE;
  const tell = () => channel.postMessage({ application, value, until });
  channel.addEventListener('message', ({ data }) => data.value ?? tell());
  tell();
  setTimeout(() => channel.close(), MINUTE);
}

/** What the generated clients, the libraries and the examples read; the secret only where it was just given. */
function toPaste(application, secret) {
  const confidential = application.genre === 'confidentielle';
  const values = [
    ['ASSURE_ADRESSE_JETONS', location.origin],
    ['ASSURE_ADRESSE', location.origin],
    ['ASSURE_CLIENT_ID', application.application],
    ...(confidential ? [['ASSURE_CLIENT_SECRET', secret ?? '…']] : [['ASSURE_RETOUR', application.adressesRetour[0] ?? '…']]),
  ];
  const joined = (line) => values.map(([name, value]) => line(name, value)).join('\n');
  return element(
    'details',
    { className: 'carte', open: Boolean(secret) },
    text('summary', words['a-coller']),
    text('p', words['a-coller-aide'], { className: 'discret' }),
    copied(joined((name, value) => `export ${name}='${value}'`), 'bash, zsh'),
    copied(joined((name, value) => `$env:${name} = '${value}'`), 'PowerShell'),
    copied(joined((name, value) => `${name}=${value}`), '.env (Docker, PHP, Node.js)'),
    ...(confidential
      ? [
          copied(
            `curl -u "$ASSURE_CLIENT_ID:$ASSURE_CLIENT_SECRET" --data-urlencode 'grant_type=client_credentials' --data-urlencode 'scope=${application.portees.filter((scope) => scope !== '/gestion').join(' ')}' "$ASSURE_ADRESSE_JETONS/token"`,
            words['a-coller-essai'],
          ),
        ]
      : []),
  );
}

function applicationChange(application, offered) {
  const name = input({ required: true, maxLength: 100, value: application.nom });
  const group = scopes('portees', [...new Set([...application.portees, ...offered])], application.portees);
  const addresses = element('textarea', { rows: 2, value: application.adressesRetour.join('\n') });
  const isPublic = application.genre === 'publique';
  const changed = form(
    words.changer,
    words.enregistrer,
    [
      field('nom', words.nom, name),
      group,
      text('p', words['portees-aide'], { className: 'aide' }),
      isPublic ? field('adressesRetour', words['adresses-retour'], addresses, words['adresses-retour-aide']) : null,
    ].filter(Boolean),
    async () => {
      await ask(`applications/${part(application.application)}`, {
        method: 'PATCH',
        body: { nom: name.value, portees: chosen(group), ...(isPublic && { adressesRetour: lines(addresses.value) }) },
      });
      await again(words.fait);
    },
  );
  changed.querySelector('.actions').append(
    button(
      words.retirer,
      async () => {
        if (!sure(said('confirmer-retirer-application', { nom: application.nom }))) return;
        await ask(`applications/${part(application.application)}`, { method: 'DELETE' });
        location.hash = `#compte/${part(application.compte)}`;
      },
      'retrait',
    ),
  );
  return changed;
}
