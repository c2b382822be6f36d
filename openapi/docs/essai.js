// "Try it": sends what the forms of the page hold to the sandbox that serves the page, and shows what comes back. The token is
// kept in memory only, as the guide of the implicit flow advises.
'use strict';

(() => {
  const page = document.querySelector('.essai');
  const words = JSON.parse(page.dataset.words);
  const said = (name, values = {}) => words[name].replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);
  const status = document.querySelector('[data-jeton]');
  const language = document.documentElement.lang;

  let token;
  /** What was read from files, by the form, with the mark that stands for it in the body: megabytes would choke a text field. */
  const contents = new Map();

  // --- small parts -------------------------------------------------------------------------------------------------------

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function block(text) {
    const made = element('pre', { tabIndex: 0 }, element('code', { textContent: text }));
    made.setAttribute('role', 'region');
    made.setAttribute('aria-label', words.reponse);
    return made;
  }

  function folded(title, content) {
    return element('details', { className: 'sample' }, element('summary', { textContent: title }), content);
  }

  const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

  function pretty(text) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  }

  // --- calls -------------------------------------------------------------------------------------------------------------

  /** Sends a request, shows the answer in the form, and gives its status and its text; nothing when there was none. */
  async function send(form, path, { shown, ...init }) {
    const place = form.querySelector('.reponse');
    const button = form.querySelector('.principal');
    place.replaceChildren();
    button.disabled = true;
    const start = performance.now();
    try {
      const response = await fetch(path, { ...init, signal: AbortSignal.timeout(120_000) });
      const text = await response.text();
      const ms = String(Math.round(performance.now() - start));
      place.append(
        element(
          'p',
          { className: `verdict s${Math.trunc(response.status / 100)}` },
          element('span', { className: 'status', textContent: `${response.status} ${response.statusText}` }),
          ` ${said('duree', { ms })}`,
        ),
      );
      if (text) place.append(block(shown?.hide ? shown.hide(pretty(text)) : pretty(text)));
      else place.append(element('p', { textContent: words.sansContenu }));
      place.append(
        folded(words.enTetes, block([...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n'))),
        folded(words.curl, block(curl(path, init, shown))),
      );
      return { status: response.status, text };
    } catch (failure) {
      place.append(element('p', { className: 'verdict s5', textContent: said('jamaisRepondu', { raison: failure.message }) }));
      return undefined;
    } finally {
      button.disabled = false;
    }
  }

  /** The same call for a terminal. Secrets are named, not shown; a chosen file is read from the folder that one is in. */
  function curl(path, { method, headers = {}, body }, { headers: other = {}, body: shorter, file } = {}) {
    const lines = [`curl -i -X ${method} ${quoted(new URL(path, location.href).href)}`];
    for (const [name, value] of Object.entries({ ...headers, ...other })) {
      lines.push(value.includes('$') ? `-H "${name}: ${value}"` : `-H ${quoted(`${name}: ${value}`)}`);
    }
    const sent = String(shorter ?? body);
    if (file && sent.includes(file.mark)) {
      const [before, after] = sent.split(file.mark).map(quoted);
      lines.push('--data-binary @-');
      return `{ printf %s ${before}; base64 < ${quoted(`./${file.name}`)} | tr -d '\\n'; printf %s ${after}; } |\n  ${lines.join(' \\\n  ')}`;
    }
    if (body !== undefined) lines.push(`--data ${quoted(sent)}`);
    return lines.join(' \\\n  ');
  }

  // --- tokens ------------------------------------------------------------------------------------------------------------

  function keep({ access_token: value, expires_in: seconds, scope }) {
    token = value;
    const hour = new Date(Date.now() + 1000 * Number(seconds)).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
    const copy = element('button', { type: 'button', textContent: words.jetonCopie });
    copy.addEventListener('click', () => navigator.clipboard.writeText(token));
    const forget = element('button', { type: 'button', textContent: words.oublier });
    forget.addEventListener('click', () => tell(words.sansJeton));
    status.classList.add('present');
    status.replaceChildren(element('p', { textContent: said('jeton', { portees: scope, heure: hour }) }), copy, forget);
  }

  function tell(text) {
    token = undefined;
    status.classList.remove('present');
    status.replaceChildren(element('p', { textContent: text }));
  }

  const scopesOf = (form) => [...form.querySelectorAll('[name=portee]:checked')].map((box) => box.value).join(' ');
  const utf8 = (text) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

  async function askForToken(form) {
    const { identifiant, secret } = form.elements;
    const basic = [identifiant.value, secret.value].map((text) => new URLSearchParams({ x: text }).toString().slice(2)).join(':');
    const answer = await send(form, form.dataset.path, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${utf8(basic)}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
        'Accept-Language': language,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopesOf(form) }).toString(),
      shown: { headers: { Authorization: 'Basic $BASIC' }, hide: (text) => text.replace(/("access_token": "[^"]{12})[^"]*/, '$1…') },
    });
    if (answer?.status === 200) keep(JSON.parse(answer.text));
    else tell(words.sansJeton);
  }

  /** As docs/extraits/implicit/depart.js: a state that only this browser knows, then the sign-in page. */
  function signIn(form) {
    const state = crypto.randomUUID();
    sessionStorage.setItem('essai', JSON.stringify({ state, page: location.pathname }));
    const request = new URLSearchParams({
      response_type: 'token',
      client_id: form.elements.identifiant.value,
      redirect_uri: new URL(form.dataset.retour, location.href).href,
      scope: scopesOf(form),
      state,
    });
    location.assign(`${form.dataset.path}?${request}`);
  }

  /** As docs/extraits/implicit/retour.js; essai/retour.html, the registered address, has sent the fragment on to this page. */
  function welcomeBack() {
    const received = new URLSearchParams(location.hash.slice(1));
    if (!received.has('access_token') && !received.has('error')) return;
    history.replaceState(null, '', location.pathname);
    const { state } = JSON.parse(sessionStorage.getItem('essai') ?? '{}');
    sessionStorage.removeItem('essai');
    if (!state || received.get('state') !== state) tell(words.etatInconnu);
    else if (received.has('error')) tell(said('refus', { erreur: received.get('error_description') ?? received.get('error') }));
    else keep(Object.fromEntries(received));
    status.scrollIntoView({ block: 'center' });
  }

  // --- the functions of the contract -------------------------------------------------------------------------------------

  /** The text of a body as it is sent: marks replaced by the files that they stand for. */
  const filled = (form, text) => {
    const { mark, content } = contents.get(form) ?? {};
    return mark && text.includes(mark) ? text.replace(mark, () => content) : text;
  };

  async function call(form) {
    const { method, path, type, fichier } = form.dataset;
    const text = form.elements.corps.value;
    const answer = await send(form, path, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        'Content-Type': type,
        Accept: 'application/json, application/problem+json',
        'Accept-Language': language,
      },
      body: filled(form, text),
      shown: { headers: token ? { Authorization: 'Bearer $JETON' } : {}, body: text, file: contents.get(form) },
    });
    if (fichier && answer?.status === 200) handKeyOn(form, JSON.parse(answer.text));
    if (form.dataset.reference) leadOn(form, answer?.status === 202, text);
  }

  /** After an accepted request: what comes next, and what is on record under its reference, which a control of the sandbox reads. */
  function leadOn(form, accepted, text) {
    const next = form.querySelector('.suite');
    next.hidden = !accepted;
    const button = next.querySelector('button');
    button.onclick = () => {
      const control = document.getElementById(button.dataset.lire).closest('section').querySelector('form');
      control.elements.reference.value = JSON.parse(text)[form.dataset.reference];
      control.requestSubmit();
      control.scrollIntoView();
    };
  }

  /** A key that an upload gave goes into the requests of the same function, oldest field first, under a reference not used yet. */
  const keys = new Map();
  function handKeyOn(upload, { key }) {
    if (!key) return;
    const owner = upload.dataset.path.replace(/\/upload$/, '');
    const form = document.querySelector(`form[data-path="${owner}"]`);
    const names = form.dataset.cles.split(' ');
    const known = [...(keys.get(owner) ?? []), key].slice(-names.length);
    keys.set(owner, known);
    withKeys(form);
    upload.querySelector('.reponse').append(element('p', { textContent: words.cle }));
  }

  function withKeys(form) {
    const known = keys.get(form.dataset.path) ?? [];
    if (known.length === 0) return;
    try {
      const body = JSON.parse(form.elements.corps.value);
      form.dataset.cles.split(' ').forEach((name, index) => (body[name] = known[index] ?? body[name]));
      body[form.dataset.reference] = `ESSAI-${Date.now().toString(36).toUpperCase()}`;
      form.elements.corps.value = JSON.stringify(body, null, 2);
    } catch {
      // The person is writing something else there: it stays.
    }
  }

  async function read(form) {
    const [file] = form.elements.fichier.files;
    if (!file) return;
    const octets = file.size.toLocaleString(language);
    const mark = `⟨${said('contenu', { nom: file.name, octets })}⟩`;
    const url = await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(reader.result));
      reader.addEventListener('error', () => reject(reader.error));
      reader.readAsDataURL(file);
    });
    contents.set(form, { mark, name: file.name, content: url.slice(url.indexOf(',') + 1) });
    form.elements.corps.value = JSON.stringify({ [form.dataset.nom]: file.name, [form.dataset.fichier]: mark }, null, 2);
  }

  // --- controls of the sandbox, and what a program asks of the management interface ---------------------------------------

  /** Where a form goes: the path with its places filled in, and behind it whatever else was given. */
  function addressOf(form) {
    const fields = [...form.querySelectorAll('.champ :is(input, select)')].filter(({ value }) => value !== '');
    const given = new Map(fields.map(({ name, value }) => [name, value]));
    const path = form.dataset.path.replaceAll(/\{(\w+)\}/g, (_, name) => {
      const value = given.get(name) ?? '';
      given.delete(name);
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams([...given]).toString();
    return path + (query && `?${query}`);
  }

  /** With a token, for its account; without, for all. */
  async function control(form) {
    await send(form, addressOf(form), {
      method: form.dataset.method,
      headers: { ...(token && { Authorization: `Bearer ${token}` }), 'Accept-Language': language },
      shown: { headers: token ? { Authorization: 'Bearer $JETON' } : {} },
    });
  }

  /** The session of the interface's own page stays out of it: only the token says who asks. */
  async function program(form) {
    const { method, type } = form.dataset;
    await send(form, addressOf(form), {
      method,
      credentials: 'omit',
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(type && { 'Content-Type': type }),
        Accept: 'application/json, application/problem+json',
        'Accept-Language': language,
      },
      ...(type && { body: form.elements.corps.value }),
      shown: { headers: token ? { Authorization: 'Bearer $JETON' } : {} },
    });
  }

  // --- the page ----------------------------------------------------------------------------------------------------------

  const actions = { client: askForToken, personne: signIn, appel: call, commande: control, programme: program };
  for (const form of document.querySelectorAll('form[data-essai]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (location.protocol === 'file:') tell(words.horsBacASable);
      else actions[form.dataset.essai](form);
    });
    const { exemple, fichier, corps } = form.elements;
    const account = form.querySelector('select[name=compte]');
    account?.addEventListener('change', () => {
      const { value, dataset } = account.selectedOptions[0];
      form.elements.identifiant.value = value;
      form.elements.secret.value = dataset.secret ?? '';
      for (const box of form.querySelectorAll('[name=portee]')) box.checked = (dataset.portees ?? '').split(' ').includes(box.value);
    });
    exemple?.addEventListener('change', () => {
      corps.value = exemple.value;
      if (form.dataset.cles) withKeys(form);
    });
    fichier?.addEventListener('change', () => read(form));
  }
  welcomeBack();
})();
