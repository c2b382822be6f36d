// The management page: signs in, shows and changes what openapi/gestion.yaml describes, and nothing else. The session is in a cookie that
// no script reads; what makes a request this page's own is asked for once, and kept in memory only.
'use strict';

(() => {
  const words = JSON.parse(document.body.dataset.mots);
  const language = document.documentElement.lang;
  const said = (name, values = {}) => words[name].replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);
  const colon = language === 'fr' ? '\u00A0:' : ':';
  const at = (id) => document.getElementById(id);
  let session;
  let offer;

  // --- small parts -------------------------------------------------------------------------------------------------------

  function element(name, properties = {}, ...children) {
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

  const text = (name, content, properties = {}) => element(name, { textContent: content, ...properties });
  const instant = (value) =>
    value ? new Date(value).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }) : '';
  const state = (value) => text('span', words[value], { className: 'etat', data: { etat: value } });
  const announce = (said) => {
    at('annonce').textContent = said;
  };

  let fields = 0;

  /** A field with its label; the name is that of the interface, so that its faults find it. */
  function field(name, label, input, help) {
    const id = `champ-${(fields += 1)}`;
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

  const input = (properties = {}) => element('input', { autocomplete: 'off', ...properties });

  function select(values, chosen) {
    return element(
      'select',
      {},
      ...values.map(([value, label]) => element('option', { value, textContent: label, selected: value === chosen })),
    );
  }

  /** One checkbox for each scope; the group bears the field's name. */
  function scopes(name, offered, chosen) {
    const group = element('fieldset', { data: { champ: name } }, text('legend', words.portees));
    for (const scope of offered) {
      const id = `champ-${(fields += 1)}`;
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

  const chosen = (group) => [...group.querySelectorAll('input:checked')].map(({ value }) => value);

  function table(heads, rows) {
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
          ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell ?? '')))),
        ),
      ),
    );
  }

  const list = (pairs) =>
    element(
      'dl',
      {},
      ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [text('dt', name), element('dd', {}, value)]),
    );

  /** Something to be copied: what cannot be copied by the page is chosen, for the person to copy. */
  function copied(content, label) {
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

  // --- the interface -----------------------------------------------------------------------------------------------------

  /** An answer that is no success; without a problem when none came. */
  class Refused extends Error {
    constructor(status = 0, problem = undefined) {
      super(problem?.title ?? words['jamais-repondu']);
      Object.assign(this, { status, problem });
    }
  }

  async function ask(path, { method = 'GET', body } = {}) {
    let response;
    try {
      response = await fetch(`/gestion/${path}`, {
        method,
        body: body && JSON.stringify(body),
        headers: {
          'Accept-Language': language,
          ...(body && { 'Content-Type': 'application/json' }),
          ...(method !== 'GET' && session && { 'Assure-CSRF': session.csrf }),
        },
        cache: 'no-store',
        credentials: 'same-origin',
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
      });
    } catch {
      throw new Refused();
    }
    if (response.ok) return response.status === 204 ? undefined : response.json();
    throw new Refused(response.status, await response.json().catch(() => undefined));
  }

  const part = encodeURIComponent;

  // --- errors ------------------------------------------------------------------------------------------------------------

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
  async function act(busy, action, form) {
    if (busy) busy.disabled = true;
    clear();
    try {
      await action();
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 401 && session?.etape === 'complete') {
        session = undefined;
        await signInView();
        complain(new Refused(401, { title: words['session-finie'] }));
      } else {
        complain(failure, form);
      }
    } finally {
      if (busy) busy.disabled = false;
    }
  }

  function button(label, action, className = '') {
    const made = text('button', label, { type: 'button', className });
    made.addEventListener('click', () => act(made, action));
    return made;
  }

  function form(title, submit, parts, action) {
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

  const sure = (question) => window.confirm(question);

  /** Shows a view, and tells it to who cannot see it. */
  function show(title, ...parts) {
    const heading = text('h1', title, { tabIndex: -1 });
    at('vue').replaceChildren(heading, ...parts.filter(Boolean));
    document.title = `${title} | Assure`;
    at('menu').hidden = !session || session.etape !== 'complete';
    at('identite').textContent = session?.utilisateur ?? '';
    heading.focus();
  }

  // --- signing in --------------------------------------------------------------------------------------------------------

  async function signInView() {
    offer = await ask('offre');
    const name = input({ required: true, autocomplete: 'username', maxLength: 128 });
    const password = input({ type: 'password', required: true, autocomplete: 'current-password', maxLength: 128 });
    show(
      words.connexion,
      offer.administrateur || offer.fournisseurIdentite ? null : text('p', words['pas-administrateur'], { className: 'notice attention' }),
      offer.identitesPubliees ? text('p', words['identites-publiees'], { className: 'notice' }) : null,
      form(
        words['pour-prestataires'],
        words.connexion,
        [
          element(
            'div',
            { className: 'champs' },
            field('identifiant', words.identifiant, name),
            field('motDePasse', words['mot-de-passe'], password),
          ),
        ],
        async () => {
          session = await ask('session', { method: 'POST', body: { identifiant: name.value, motDePasse: password.value } });
          await entered();
        },
      ),
      element(
        'div',
        { className: 'carte' },
        text('h2', words['pour-administrateurs']),
        element(
          'div',
          { className: 'actions' },
          offer.fournisseurIdentite
            ? element('a', { href: `/gestion/openid?langue=${language}`, textContent: words['avec-fournisseur'] })
            : null,
          button(words['avec-cle'], signInWithKey, offer.fournisseurIdentite ? '' : 'principal'),
        ),
      ),
      offer.ouvertureLibre ? openingForm() : null,
    );
  }

  function openingForm() {
    const name = input({ required: true, maxLength: 100, autocomplete: 'organization' });
    const trade = select([['reparateur', words.reparateur], ['expert', words.expert]]);
    const id = input({ required: true, maxLength: 64, autocomplete: 'username' });
    const password = input({ type: 'password', required: true, maxLength: 128, autocomplete: 'new-password' });
    return form(
      words['ouvrir-compte'],
      words['ouvrir-compte'],
      [
        text('p', words['ouvrir-compte-aide']),
        element(
          'div',
          { className: 'champs' },
          field('nom', words.nom, name),
          field('metier', words.metier, trade),
          field('identifiant', words.identifiant, id),
          field('motDePasse', words['mot-de-passe'], password, words['aide-mot-de-passe']),
        ),
      ],
      async () => {
        session = await ask('ouvertures', {
          method: 'POST',
          body: { nom: name.value, metier: trade.value, identifiant: id.value, motDePasse: password.value },
        });
        await entered();
      },
    );
  }

  async function entered() {
    if (session.etape !== 'complete') return keyView();
    if (location.hash.length < 2) location.hash = home();
    return route();
  }

  const home = () => (session.role === 'administrateur' ? '#comptes' : `#compte/${part(session.compte)}`);

  // --- passkeys (W3C Web Authentication) ---------------------------------------------------------------------------------

  /** What the browser has to know of passkeys is newer than passkeys themselves. */
  function requireKeys() {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) throw new Refused(0, { title: words['cle-impossible'] });
  }

  /** Asks the passkey; nothing when the person has changed their mind, which the browser told them. */
  async function answered(challenge, ask) {
    const credential = await ask(JSON.parse(challenge.options)).catch(() => undefined);
    return credential && { reponse: JSON.stringify(credential.toJSON()) };
  }

  async function signInWithKey() {
    requireKeys();
    const body = await answered(await ask('cles/connexion/defi', { method: 'POST' }), (options) =>
      navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
    );
    if (!body) return;
    session = await ask('cles/connexion', { method: 'POST', body });
    await entered();
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
    session = undefined;
    await signInView();
    at('vue').querySelector('h1').after(text('p', words['cle-enregistree'], { className: 'notice', role: 'status' }));
  }

  function keyView() {
    show(
      words['cle-titre'],
      text('p', words['cle-aide']),
      element('div', { className: 'actions' }, button(words['cle-enregistrer'], registerKey, 'principal')),
    );
  }

  /** Those of whoever is signed in, an administrator. */
  async function ownKeys() {
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

  // --- a link that is used once ------------------------------------------------------------------------------------------

  function linkView(value) {
    const password = input({ type: 'password', autocomplete: 'new-password', maxLength: 128 });
    show(
      words['lien-titre'],
      form(
        '',
        words['lien-utiliser'],
        [text('p', words['lien-aide']), field('motDePasse', words['lien-mot-de-passe'], password, words['aide-mot-de-passe'])],
        async () => {
          let used;
          try {
            used = await ask('liens', {
              method: 'POST',
              body: { lien: value, ...(password.value && { motDePasse: password.value }) },
            });
          } catch (failure) {
            if (failure instanceof Refused && failure.status === 401) throw new Refused(401, { title: words['lien-faux'] });
            throw failure;
          }
          history.replaceState(null, '', language === 'fr' ? '/gestion/' : '/gestion/en/');
          if (used.effet === 'cle-acces') {
            session = await ask('session');
            return entered();
          }
          await signInView();
          at('vue').prepend(text('p', said('lien-fait', { identifiant: used.identifiant }), { className: 'notice', role: 'status' }));
        },
      ),
    );
  }

  // --- accounts ----------------------------------------------------------------------------------------------------------

  const ofTrade = (trade) => [`/${trade}`, `/${trade}/upload`, '/gestion'];
  const allScopes = ['/reparateur', '/reparateur/upload', '/expert', '/expert/upload', '/gestion'];

  /** A list that grows page by page. */
  function growing(path, heads, row) {
    const place = element('div');
    const elements = [];
    async function more(after) {
      const page = await ask(`${path}${path.includes('?') ? '&' : '?'}nombre=50${after ? `&apres=${part(after)}` : ''}`);
      elements.push(...page.elements);
      place.replaceChildren(
        table(heads, elements.map(row)),
        page.suite ? button(words.suite, () => more(page.suite)) : '',
      );
    }
    return { place, more };
  }

  async function accountsView() {
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
    show(words.comptes, search, place, session.role === 'administrateur' ? accountForm() : null);
    await find();
  }

  function accountForm() {
    const name = input({ required: true, maxLength: 100 });
    const trade = select([['reparateur', words.reparateur], ['expert', words.expert]]);
    const number = input({ maxLength: 50 });
    return form(
      words['nouveau-compte'],
      words.creer,
      [
        element(
          'div',
          { className: 'champs' },
          field('nom', words.nom, name),
          field('metier', words.metier, trade),
          field('prestataire', words.prestataire, number),
        ),
      ],
      async () => {
        const made = await ask('comptes', {
          method: 'POST',
          body: { nom: name.value, metier: trade.value, ...(number.value && { prestataire: number.value }) },
        });
        location.hash = `#compte/${part(made.compte)}`;
      },
    );
  }

  async function accountView(id) {
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
          words[one.genre].split(/[:\u00A0]/)[0],
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
      [element('div', { className: 'champs' }, field('nom', words.nom, name), field('prestataire', words.prestataire, number)), group],
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

  const again = async (told) => {
    await route();
    announce(told);
  };

  // --- applications and secrets ------------------------------------------------------------------------------------------

  function applicationForm(account) {
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

  const lines = (value) => value.split('\n').map((line) => line.trim()).filter(Boolean);

  async function applicationView(id) {
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
          if (!sure(said('confirmer-retirer', { nom: application.nom }))) return;
          await ask(`applications/${part(application.application)}`, { method: 'DELETE' });
          location.hash = `#compte/${part(application.compte)}`;
        },
        'retrait',
      ),
    );
    return changed;
  }

  // --- persons -----------------------------------------------------------------------------------------------------------

  function personForm(account) {
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

  function personActions(person) {
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

  function giveLink(name, { lien, fin }) {
    const page = `${location.origin}/gestion/${language === 'fr' ? '' : 'en/'}lien.html#${lien}`;
    const given = element(
      'section',
      { className: 'carte', tabIndex: -1, 'aria-label': words['faire-lien'] },
      text('p', said('lien-donne', { nom: name, fin: instant(fin) }), { className: 'notice attention' }),
      copied(page, words['faire-lien']),
    );
    at('vue').querySelector('h1').after(given);
    given.focus();
  }

  // --- users, and what was changed ---------------------------------------------------------------------------------------

  async function usersView() {
    const all = growing(
      'utilisateurs',
      [words.identifiant, words.role, words.compte, words.etat, words['cles-acces'], words['derniere-connexion'], words.actions],
      (one) => [
        one.utilisateur,
        words[one.role === 'administrateur' ? 'administrateur' : 'role-prestataire'],
        one.compte ? element('a', { href: `#compte/${part(one.compte)}`, textContent: one.compte }) : '',
        state(one.etat),
        one.role === 'administrateur' ? String(one.clesAcces) : '',
        instant(one.derniereConnexion),
        userActions(one),
      ],
    );
    show(words.utilisateurs, all.place, userForm(), session.role === 'administrateur' ? await ownKeys() : null);
    await all.more();
  }

  function userActions(user) {
    const path = `utilisateurs/${part(user.utilisateur)}`;
    const suspended = user.etat === 'suspendu';
    return element(
      'div',
      { className: 'actions' },
      button(words['faire-lien'], async () => giveLink(user.utilisateur, await ask(`${path}/liens`, { method: 'POST' }))),
      button(suspended ? words.reprendre : words.suspendre, async () => {
        await ask(path, { method: 'PATCH', body: { suspendu: !suspended } });
        await again(words.fait);
      }),
      button(
        words.retirer,
        async () => {
          if (!sure(said('confirmer-retirer', { nom: user.utilisateur }))) return;
          await ask(path, { method: 'DELETE' });
          await again(words.fait);
        },
        'retrait',
      ),
    );
  }

  function userForm() {
    const name = input({ required: true, maxLength: 64 });
    const administrator = session.role === 'administrateur';
    const role = select([
      ['prestataire', words['role-prestataire']],
      ...(administrator ? [['administrateur', words.administrateur]] : []),
    ]);
    const account = input({ maxLength: 128, value: session.compte ?? '', readOnly: !administrator });
    return form(
      words['nouvel-utilisateur'],
      words['nouvel-utilisateur'],
      [
        element(
          'div',
          { className: 'champs' },
          field('utilisateur', words.identifiant, name),
          field('role', words.role, role),
          field('compte', words.compte, account),
        ),
      ],
      async () => {
        const invited = await ask('utilisateurs', {
          method: 'POST',
          body: {
            utilisateur: name.value,
            role: role.value,
            ...(role.value === 'prestataire' && account.value && { compte: account.value }),
          },
        });
        await again(words.fait);
        giveLink(invited.utilisateur.utilisateur, invited.lien);
      },
    );
  }

  async function auditView() {
    const all = growing('audit', [words.quand, words.qui, words.quoi, words.cible, words.adresse, words.details], (one) => [
      instant(one.quand),
      one.qui,
      text('code', one.quoi),
      text('code', one.cible),
      one.adresse,
      one.details.map(({ champ, valeur }) => `${champ}${colon} ${valeur}`).join(' ; '),
    ]);
    show(words.audit, all.place);
    await all.more();
  }

  // --- the journal of requests -------------------------------------------------------------------------------------------

  /** An account's; an administrator says which one. */
  async function journalView(id) {
    const account = id ?? session.compte;
    const number = input({ type: 'number', min: 100, max: 599 });
    const reference = input({ maxLength: 64 });
    const instance = input({ maxLength: 64 });
    const operation = input({ maxLength: 64 });
    const refused = select([['', words.tout], ['true', words['refus-seulement']], ['false', words['accepte-seulement']]]);
    const place = element('div');
    const find = async () => {
      const query = new URLSearchParams({ compte: account });
      const filters = { statut: number, reference, instance, operation, refus: refused };
      for (const [name, { value }] of Object.entries(filters)) if (value.trim()) query.set(name, value.trim());
      const found = growing(
        `journal?${query}`,
        [words.quand, words.operation, words.statut, words.reference, words.codes, words.duree],
        (one) => [
          element('a', { href: `#echange/${part(one.echange)}/${part(account)}`, textContent: instant(one.quand) }),
          text('code', one.operation),
          text('span', String(one.statut), { className: 'etat', data: { etat: one.statut < 400 ? 'actif' : 'expire' } }),
          one.reference,
          text('code', [...one.codes, ...one.tolerances].join(' ')),
          `${(one.microsecondes / 1000).toLocaleString(language, { maximumFractionDigits: 1 })} ms`,
        ],
      );
      await found.more();
      place.replaceChildren(found.place);
    };
    const counts = element('div');
    show(
      words.journal,
      text('p', words['journal-aide'], { className: 'discret' }),
      form(
        '',
        words.chercher,
        [
          element(
            'div',
            { className: 'champs' },
            field('reference', words.reference, reference),
            field('statut', words.statut, number),
            field('operation', words.operation, operation),
            field('instance', words.instance, instance),
            field('refus', words.lesquels, refused),
          ),
        ],
        find,
      ),
      place,
      text('h2', words['non-authentifies']),
      text('p', words['non-authentifies-aide'], { className: 'discret' }),
      counts,
      element(
        'div',
        { className: 'actions' },
        button(
          words['vider-journal'],
          async () => {
            if (!sure(words['confirmer-vider'])) return;
            await ask(`journal?compte=${part(account)}`, { method: 'DELETE' });
            await again(words.fait);
          },
          'retrait',
        ),
      ),
    );
    await find();
    const { elements } = await ask(`non-authentifies?compte=${part(account)}`);
    counts.replaceChildren(
      table(
        [words.quand, words.operation, words.statut, words.nombre],
        elements.map((one) => [instant(one.heure), text('code', one.operation), String(one.statut), String(one.nombre)]),
      ),
    );
  }

  async function exchangeView(id, account) {
    const one = await ask(`journal/${part(id)}?compte=${part(account)}`);
    show(
      `${one.methode} ${one.cible}`,
      element('p', {}, element('a', { href: `#journal/${part(account)}`, textContent: words.journal })),
      list([
        [words.quand, instant(one.quand)],
        [words.statut, String(one.statut)],
        [words.instance, text('code', `urn:uuid:${one.echange}`)],
        [words.reference, one.reference],
        [words.tolerees, one.tolerances.length > 0 ? one.tolerances.join(', ') : ''],
        [words.fichier, one.fichier ? `${one.fichier.nom}, ${one.fichier.taille}, SHA-256 ${one.fichier.sha256 ?? '–'}` : ''],
      ]),
      one.refus ? explained(one.refus) : null,
      message(words.requete, one.requete),
      message(words.reponse, one.reponse),
      copied(one.curl, words['avec-curl']),
    );
  }

  function explained({ sens, clause, remede, page, fautes }) {
    return element(
      'section',
      { className: 'carte' },
      text('h2', words['pourquoi-refus']),
      element('p', {}, element('a', { href: page, textContent: sens }), clause ? ` (${clause})` : '', remede ? ` – ${remede}` : ''),
      fautes.length === 0
        ? null
        : table(
            [words.champ, words.codes, words.details, words.clause, words['que-faire']],
            fautes.map((fault) => [
              text('code', fault.pointer || '/'),
              element('a', { href: fault.page }, text('code', fault.code)),
              fault.detail ?? fault.sens,
              [fault.clause, ...fault.decisions].filter(Boolean).join(', '),
              fault.remede,
            ]),
          ),
    );
  }

  function message(title, { entetes, corps, octets }) {
    return element(
      'section',
      {},
      text('h2', `${title} (${octets ?? 0})`),
      text('pre', [...entetes.map(({ nom, valeur }) => `${nom}: ${valeur}`), '', corps ?? ''].join('\n'), { tabIndex: 0 }),
    );
  }

  // --- which view --------------------------------------------------------------------------------------------------------

  const views = {
    comptes: accountsView,
    compte: accountView,
    application: applicationView,
    utilisateurs: usersView,
    audit: auditView,
    journal: journalView,
    echange: exchangeView,
  };

  async function route() {
    const [name, ...ids] = location.hash.slice(1).split('/');
    const view = views[name];
    if (!view) {
      location.hash = home();
      return;
    }
    for (const link of at('menu').querySelectorAll('a')) {
      if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    await view(...ids.map(decodeURIComponent));
  }

  at('quitter').addEventListener('click', () =>
    act(at('quitter'), async () => {
      const administrator = session.role === 'administrateur';
      await ask('session', { method: 'DELETE' });
      session = undefined;
      if (administrator && (await ask('offre')).fournisseurIdentite) {
        // Else one click would open a session again, whoever makes it: the provider still knows the person.
        location.assign(`/gestion/openid/fin?langue=${language}`);
        return;
      }
      history.replaceState(null, '', location.pathname);
      await signInView();
    }),
  );

  window.addEventListener('hashchange', () => {
    at('autre-langue').href = `${at('autre-langue').pathname}${location.hash}`;
    if (session?.etape === 'complete') act(undefined, route);
  });

  act(undefined, async () => {
    if (location.pathname.endsWith('/lien.html')) return linkView(location.hash.slice(1));
    try {
      session = await ask('session');
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status !== 401) throw failure;
      return signInView();
    }
    return entered();
  });
})();
