// The judge's page: opens a session, watches it, fetches what it leaves, all by the interface that openapi/juge.yaml describes.
// The session's key stays in this tab's storage: never in an address, never in a cookie.
'use strict';

(() => {
  const base = document.body.dataset.juge;
  const words = JSON.parse(document.body.dataset.words);
  const language = document.documentElement.lang;
  const said = (name, values = {}) => words[name].replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);
  const colon = language === 'fr' ? '\u00A0:' : ':';
  const at = (id) => document.getElementById(id);

  const signs = { montre: '✓', enfreint: '✗', 'a-ameliorer': '◐', 'pas-montre': '?', 'sans-objet': '–' };
  const judged = new Set(['montre', 'enfreint', 'a-ameliorer']);

  // --- small parts -------------------------------------------------------------------------------------------------------

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const time = (instant) => new Date(instant).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });

  /** Tells who cannot see it. Changes that nobody waits for are told three times a minute at most, the last one only. */
  const announce = (() => {
    const QUIET = 20_000;
    let last = -QUIET;
    let waiting;
    const tell = (text) => {
      waiting = undefined;
      last = performance.now();
      at('annonce').textContent = text;
    };
    return (text, urgent = false) => {
      clearTimeout(waiting);
      const rest = urgent ? 0 : last + QUIET - performance.now();
      if (rest <= 0) tell(text);
      else waiting = setTimeout(tell, rest, text);
    };
  })();

  // --- the interface -----------------------------------------------------------------------------------------------------

  /** An answer that is no success; without a problem when none came. */
  class Refused extends Error {
    constructor({ status = 0, problem, wait = 0 } = {}) {
      super(problem?.title ?? words.jamaisRepondu);
      Object.assign(this, { status, problem, wait });
    }
  }

  async function ask(path, { method = 'GET', key = kept()?.cle, body, seconds = 30 } = {}) {
    let response;
    try {
      response = await fetch(base + path, {
        method,
        body,
        headers: {
          'Accept-Language': language,
          ...(key && { Authorization: `Bearer ${key}` }),
          ...(body && { 'Content-Type': 'application/json' }),
        },
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(seconds * 1000),
      });
    } catch {
      throw new Refused();
    }
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({ title: `${response.status} ${response.statusText}` }));
    throw new Refused({ status: response.status, problem, wait: Number(response.headers.get('Retry-After')) || 0 });
  }

  const json = async (path, settings) => {
    const response = await ask(path, settings);
    return response.json().catch(() => {
      throw new Refused();
    });
  };

  const sessionPath = (rest = '') => `sessions/${encodeURIComponent(kept().session)}${rest}`;

  /** What this tab knows of its session. */
  const kept = () => JSON.parse(sessionStorage.getItem('juge'));

  // --- errors ------------------------------------------------------------------------------------------------------------

  function clear() {
    at('erreur').replaceChildren();
    for (const field of document.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
    }
  }

  function complain(failure) {
    if (!(failure instanceof Refused)) throw failure;
    const { problem } = failure;
    const faults = problem?.errors ?? [];
    clear();
    at('erreur').append(
      element(
        'div',
        { className: 'notice grave' },
        element('p', {}, element('strong', { textContent: `${words.erreur}${colon} ` }), failure.message),
        ...(problem?.detail ? [element('p', { textContent: problem.detail })] : []),
        ...(faults.length > 0
          ? [element('ul', {}, ...faults.map(({ pointer, detail }) => element('li', {}, element('code', { textContent: pointer }), ` ${detail ?? ''}`)))]
          : []),
        ...(problem?.instance ? [element('p', { className: 'discret' }, element('code', { textContent: problem.instance }))] : []),
      ),
    );
    const fields = faults.map(({ pointer }) => at(pointer.slice(1))).filter((field) => field instanceof HTMLElement && at('formulaire').contains(field));
    for (const field of fields) field.setAttribute('aria-invalid', 'true');
    fields[0]?.focus();
    at('erreur').scrollIntoView({ block: 'nearest' });
  }

  /** What a button does: it waits for the end, and what goes wrong is told. */
  async function act(button, action) {
    button.disabled = true;
    clear();
    try {
      await action();
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 401 && kept()) lost();
      else complain(failure);
    } finally {
      button.disabled = false;
    }
  }

  // --- opening -----------------------------------------------------------------------------------------------------------

  async function showOffer() {
    const offer = await json('offre', { key: undefined });
    const { placesLibres: n, dureeMinutes: minutes, scenarios, contrat, cleDemandee } = offer;
    const text = { 0: 'complet', 1: 'placeLibre' }[n] ?? 'placesLibres';
    at('offre').textContent = said(text, { n, minutes, scenarios, contrat });
    at('champ-cle').hidden = !cleDemandee;
    at('cleAcces').required = cleDemandee;
  }

  /** "In person" is an expert's way, and has a return address. */
  function fit() {
    const [, inPerson] = at('acces').options;
    inPerson.disabled = at('metier').value !== 'expert';
    if (inPerson.disabled) at('acces').value = 'back-end';
    at('champ-retour').hidden = at('acces').value !== 'en-personne';
    // What is wrong in a field that nobody sees would keep the form from being sent, and nobody would be told.
    at('adresseRetour').disabled = at('champ-retour').hidden;
  }

  function software() {
    const { nom, version, metier, acces, adresseRetour, referencesPropres, fichiersPropres } = at('formulaire').elements;
    return {
      nom: nom.value,
      version: version.value,
      metier: metier.value,
      acces: acces.value,
      ...(acces.value === 'en-personne' && adresseRetour.value && { adresseRetour: adresseRetour.value }),
      referencesPropres: referencesPropres.checked,
      fichiersPropres: fichiersPropres.checked,
    };
  }

  async function open() {
    const { cle, session, acces } = await json('sessions', {
      method: 'POST',
      key: at('champ-cle').hidden ? undefined : at('cleAcces').value,
      body: JSON.stringify(software()),
    });
    sessionStorage.setItem('juge', JSON.stringify({ cle, session: session.session }));
    at('cleAcces').value = '';
    enter(session, acces);
    announce(said('ouvrirReussi', { session: session.session }), true);
    at('titre-session').focus();
  }

  function enter(session, acces) {
    at('ouverture').hidden = true;
    at('session').hidden = false;
    if (acces) showAccess(acces);
    show(session);
    watch.start();
  }

  /** Back to the form: nothing of the session stays here. */
  function leave() {
    watch.stop();
    sessionStorage.removeItem('juge');
    shown = undefined;
    for (const url of blobs.splice(0)) URL.revokeObjectURL(url);
    for (const place of ['adresses', 'parties', 'scenarios']) at(place).replaceChildren();
    for (const place of document.querySelectorAll('[data-document]')) place.removeAttribute('href');
    at('documents').hidden = true;
    at('attente').hidden = true;
    at('session').hidden = true;
    at('ouverture').hidden = false;
    showOffer().catch(complain);
  }

  function lost() {
    leave();
    complain(new Refused({ problem: { title: words.perdue } }));
  }

  // --- addresses and credentials -----------------------------------------------------------------------------------------

  async function copy(name, code, value) {
    try {
      await navigator.clipboard.writeText(value);
      announce(said('copie', { nom: name }), true);
    } catch {
      // Not over plain HTTP from another machine, nor against the person's will: what is chosen can be copied by hand.
      code.textContent = value;
      getSelection().selectAllChildren(code);
      announce(said('choisi', { nom: name }), true);
    }
  }

  function row(name, value, secret = false) {
    const code = element('code', { textContent: secret ? '••••••••' : value });
    const buttons = [];
    const button = (text) => {
      const made = element('button', { type: 'button', textContent: text });
      made.setAttribute('aria-label', `${text}${colon} ${name}`);
      buttons.push(made);
      return made;
    };
    if (secret) {
      const reveal = button(words.afficher);
      let visible = false;
      reveal.addEventListener('click', () => {
        visible = !visible;
        code.textContent = visible ? value : '••••••••';
        reveal.textContent = visible ? words.masquer : words.afficher;
        reveal.setAttribute('aria-label', `${reveal.textContent}${colon} ${name}`);
      });
    }
    button(words.copier).addEventListener('click', () => copy(name, code, value));
    return element('div', {}, element('dt', { textContent: name }), element('dd', {}, code, ...buttons));
  }

  function showAccess({ adresseJetons, adresseFonctions, certificatTls, application, parties }) {
    at('adresses').replaceChildren(
      row(words.adresseJetons, adresseJetons),
      row(words.adresseFonctions, adresseFonctions),
      ...(application ? [row(words.application, application)] : []),
      ...(certificatTls ? [row(words.certificatTls, certificatTls)] : []),
    );
    at('parties').replaceChildren(...parties.map((part) => partOf(part, Boolean(application))));
  }

  function partOf({ numero: n, titre, factures, identifiant, secret }, inPerson) {
    const file = element('input', { type: 'file', accept: 'application/json,.json', id: `resultats-${n}` });
    const send = element('button', { type: 'button', textContent: said('deposer', { n }) });
    send.addEventListener('click', () =>
      act(send, async () => {
        const [chosen] = file.files;
        if (!chosen) throw new Refused({ problem: { title: words.resultatsAbsents } });
        await ask(sessionPath(`/parties/${n}/resultats`), { method: 'PUT', body: chosen });
        announce(said('resultatsPris', { n }), true);
        done.textContent = said('resultatsPris', { n });
      }),
    );
    const done = element('p');
    return element(
      'section',
      { className: 'carte' },
      element('h3', { textContent: said('partie', { n, titre: titre[language] }) }),
      element('p', { textContent: said(factures === 1 ? 'facture' : 'factures', { n: factures.toLocaleString(language) }) }),
      element('dl', { className: 'valeurs' }, row(words.identifiant, identifiant), row(inPerson ? words.motDePasse : words.secret, secret, true)),
      element('label', { htmlFor: file.id, textContent: words.resultats }),
      element('div', { className: 'depot' }, file, send),
      done,
    );
  }

  // --- where the session stands ------------------------------------------------------------------------------------------

  let shown;

  function show(session) {
    const { logiciel, etat, verdict, comptes, scenarios, requetes } = session;
    const ended = etat !== 'ouverte';
    const before = shown;
    shown = session;
    at('numero').textContent = session.session;
    at('logiciel').textContent = [said('nomJuge', { nom: logiciel.nom, version: logiciel.version }), words[logiciel.metier], words[logiciel.acces]].join(', ');
    const word = words[verdict];
    const told = `${words[etat]}${colon} ${ended || verdict === 'sans-verdict' ? word : said('provisoire', { verdict: word })}.`;
    const summary = said('resume', { ...comptes, requetes: requetes.toLocaleString(language) });
    at('etat').dataset.verdict = verdict;
    at('verdict').textContent = told;
    at('moment').textContent = ended ? said('fini', { heure: time(session.fin ?? session.limite) }) : said('limite', { heure: time(session.limite) });
    at('resume').textContent = summary;
    at('avancement').max = Math.max(1, scenarios.length - comptes.sansObjet);
    at('avancement').value = comptes.montres + comptes.enfreints + comptes.aAmeliorer;
    at('terminer').hidden = ended;
    at('acces-session').hidden = ended;
    showScenarios(scenarios, ended);
    if (before && JSON.stringify(before.comptes) !== JSON.stringify(comptes)) announce(`${told} ${summary}`, before.etat !== etat);
    else if (before && before.etat !== etat) announce(told, true);
    if (ended && before?.etat !== etat) showDocuments(session).catch(complain);
  }

  /** What is already there is kept, so that neither the focus nor what is unfolded is lost. */
  function showScenarios(scenarios, ended) {
    const groups = Map.groupBy
      ? Map.groupBy(scenarios, ({ domaine }) => domaine[language])
      : scenarios.reduce((map, scenario) => map.set(scenario.domaine[language], [...(map.get(scenario.domaine[language]) ?? []), scenario]), new Map());
    let number = 0;
    for (const [title, members] of groups) {
      const id = `domaine-${++number}`;
      const group = at(id) ?? at('scenarios').appendChild(groupOf(id, title));
      const concerned = members.filter(({ etat }) => etat !== 'sans-objet');
      const fait = concerned.filter(({ etat }) => judged.has(etat)).length;
      group.querySelector('.compte').textContent = said('groupe', { fait, total: concerned.length });
      const list = group.querySelector('ul');
      for (const scenario of members) {
        const item = [...list.children].find((each) => each.dataset.id === scenario.id) ?? list.appendChild(element('li', { className: 'scenario' }));
        const text = JSON.stringify([scenario, ended]);
        if (item.dataset.id && item.told === text) continue;
        item.told = text;
        item.dataset.id = scenario.id;
        item.dataset.etat = scenario.etat;
        fill(item, scenario, ended);
      }
    }
  }

  const groupOf = (id, title) =>
    element('section', { id, className: 'domaine' }, element('h3', {}, `${title} `, element('span', { className: 'compte' })), element('ul'));

  function fill(item, scenario, ended) {
    const { id, etat, niveau, titre, tache, source, motif, remarques } = scenario;
    const unfolded = item.querySelector('details')?.open ?? false;
    const focused = item.contains(document.activeElement);
    const word = words[ended && etat === 'pas-montre' ? 'pasMontreFin' : etat];
    item.replaceChildren(
      element(
        'p',
        { className: 'titre' },
        element('span', { className: 'mot', textContent: `${signs[etat]} ${word}` }),
        element('span', { textContent: titre[language] }),
        ...(niveau === 'conseil' ? [element('span', { className: 'niveau', textContent: words.conseil })] : []),
      ),
      ...remarques.map(({ attendu, venu }) =>
        element(
          'dl',
          { className: 'remarque' },
          element('dt', { textContent: words.attendu }),
          element('dd', { textContent: attendu[language] }),
          element('dt', { textContent: words.venu }),
          element('dd', { textContent: venu[language] }),
        ),
      ),
      element(
        'details',
        { open: unfolded },
        element('summary', {}, words.details, element('span', { className: 'cache', textContent: ` (${id})` })),
        ...(motif ? [element('p', { textContent: motif[language] })] : []),
        element('p', { textContent: `${words.tache}${colon} ${tache[language]}` }),
        element('p', { className: 'discret' }, element('code', { textContent: id }), ` · ${words[niveau]} · ${source}`),
      ),
    );
    if (focused) item.querySelector('summary').focus();
  }

  /** Asks where the session stands: every three seconds, less often when nothing changes or goes wrong, never unseen or after its end. */
  const watch = (() => {
    const SHORTEST = 3_000;
    const LONGEST = { quiet: 10_000, failing: 60_000 };
    let timer;
    let pause;
    let round = 0;

    function next() {
      clearTimeout(timer);
      if (shown?.etat === 'ouverte' && !document.hidden) timer = setTimeout(look, pause);
    }

    async function look() {
      const current = ++round;
      try {
        const session = await json(sessionPath());
        if (current !== round) return;
        const changed = JSON.stringify(session) !== JSON.stringify(shown);
        pause = changed ? SHORTEST : Math.min(LONGEST.quiet, pause * 1.2);
        at('attente').hidden = true;
        show(session);
      } catch (failure) {
        if (current !== round) return;
        if (!(failure instanceof Refused)) throw failure;
        if (failure.status === 401) return lost();
        pause = Math.max(failure.wait * 1000, Math.min(LONGEST.failing, pause * 2));
        at('attente').textContent = said('horsLigne', { n: Math.round(pause / 1000) });
        at('attente').hidden = false;
      }
      next();
    }

    document.addEventListener('visibilitychange', () => {
      if (!kept() || !shown) return;
      pause = SHORTEST;
      if (document.hidden) clearTimeout(timer);
      else if (shown.etat === 'ouverte') look();
    });

    return {
      start() {
        pause = SHORTEST;
        next();
      },
      /** What is on its way is not waited for any more. */
      stop() {
        round++;
        clearTimeout(timer);
      },
    };
  })();

  // --- report and certificate --------------------------------------------------------------------------------------------

  const blobs = [];

  const inLanguage = (name) => (/^rapport\.json$|\.jws$/.test(name) ? name : `${name}?langue=${language}`);

  async function blobOf(name) {
    const response = await ask(sessionPath(`/${inLanguage(name)}`));
    const url = URL.createObjectURL(await response.blob());
    blobs.push(url);
    return url;
  }

  /** The pages are fetched before they are asked for: a tab that opens later than the click would be taken for an advertisement. */
  async function showDocuments({ certificat }) {
    for (const place of document.querySelectorAll('[data-certifie]')) place.hidden = !certificat;
    document.querySelector('[data-non-certifie]').hidden = certificat;
    at('documents').hidden = false;
    for (const link of document.querySelectorAll('[data-document]')) {
      if (certificat || !link.closest('[data-certifie]')) link.href = await blobOf(link.dataset.document);
    }
  }

  async function download(name) {
    const { session } = kept();
    const [stem, end] = name.split('.');
    element('a', { href: await blobOf(name), download: `${stem}-${session}.${end}` }).click();
  }

  // --- the page ----------------------------------------------------------------------------------------------------------

  at('formulaire').addEventListener('submit', (event) => {
    event.preventDefault();
    act(event.submitter ?? at('formulaire').querySelector('.principal'), open);
  });
  for (const field of [at('nom'), at('version')]) {
    field.addEventListener('change', () => {
      field.value = field.value.trim();
    });
  }
  at('metier').addEventListener('change', fit);
  at('acces').addEventListener('change', fit);
  at('liste').addEventListener('click', () => act(at('liste'), () => download('liste.zip')));
  at('terminer').addEventListener('click', () => {
    if (!confirm(words.confirmerFin)) return;
    act(at('terminer'), async () => {
      watch.stop();
      try {
        show(await json(sessionPath('/fin'), { method: 'POST', seconds: 120 }));
        at('titre-session').focus();
      } finally {
        watch.start();
      }
    });
  });
  at('oublier').addEventListener('click', () => {
    if (shown?.etat === 'ouverte' && !confirm(words.confirmerOublier)) return;
    clear();
    leave();
    at('nom').focus();
  });
  at('effacer').addEventListener('click', () => {
    if (!confirm(words.confirmerEffacer)) return;
    act(at('effacer'), async () => {
      await ask(sessionPath(), { method: 'DELETE' });
      leave();
      announce(words.effacee, true);
      at('nom').focus();
    });
  });
  for (const button of document.querySelectorAll('[data-charger]')) {
    button.addEventListener('click', () => act(button, () => download(button.dataset.charger)));
  }

  async function resume() {
    const session = await json(sessionPath());
    // It may have ended between the two: then it has no credentials any more.
    const acces =
      session.etat === 'ouverte'
        ? await json(sessionPath('/acces')).catch((failure) => {
            if (failure.status !== 409) throw failure;
          })
        : undefined;
    enter(session, acces);
  }

  fit();
  if (kept()) {
    at('ouverture').hidden = true;
    resume().catch((failure) => {
      if (failure instanceof Refused && failure.status === 401) return lost();
      // The key stays: a reload tries again.
      complain(failure);
    });
  } else {
    showOffer().catch(complain);
  }
})();
