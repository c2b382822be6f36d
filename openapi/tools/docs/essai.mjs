import { operations, scopesOf } from './directives.mjs';
import { json, resolve, schemaOf } from './fields.mjs';
import { code, escapeHtml } from './html.mjs';

/**
 * The page on which calls are tried: forms made from the contract, which docs/essai.js sends to the sandbox that serves the page.
 * What that script has to know of the contract is written into the forms, so that it fetches nothing but what a person sends.
 */
export const forms = {
  jeton: (context) => `<div class="essai" data-words="${escapeHtml(JSON.stringify(context.w.essai))}">
<div class="cartes">
${clientForm(context)}
${personForm(context)}
</div>
<div class="jeton" role="status" data-jeton><p>${context.w.essai.sansJeton}</p></div>
</div>`,

  fonctions: (context) =>
    [...operations(context.contract)]
      .filter(({ operation }) => operation.requestBody && scopesOf(operation).length > 0)
      .map((entry) => callForm(entry, context))
      .join('\n'),

  commandes: (context) => [...operations(context.controls)].map((entry) => controlForm(entry, context)).join('\n'),
};

/** The forms of a description whose operations are in groups and take a token: those of the management interface, which is the context's contract. */
export function groupedForms(context) {
  const { contract, inline } = context;
  return contract.tags
    .map((tag) => ({ tag, entries: [...operations(contract)].filter(({ operation }) => operation.tags.includes(tag.name) && scopesOf(operation).length > 0) }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ tag, entries }) => {
      const id = `essai-${tag.name}`;
      return `<h3 id="${id}"><a class="header-anchor" href="#${id}">${inline(tag.description)}</a></h3>
${entries.map((entry) => programForm(entry, context)).join('\n')}`;
    })
    .join('\n');
}

/** Where docs/essai.js writes what came back. */
const answer = '<div class="reponse" role="status"></div>';

function clientForm({ contract, management, sandbox, w }) {
  const scopes = [contract, management]
    .flatMap(({ components }) => Object.values(components.securitySchemes))
    .flatMap(({ flows }) => Object.keys(flows?.clientCredentials?.scopes ?? {}));
  const [first] = sandbox.clients;
  const options = sandbox.clients
    .map(
      ({ nom, secret, portees }) =>
        `<option value="${escapeHtml(nom)}" data-publie data-secret="${escapeHtml(secret)}" data-portees="${escapeHtml(portees.join(' '))}">${escapeHtml(nom)}</option>`,
    )
    .join('');
  return `<form class="carte" data-essai="client" data-path="/token" autocomplete="off">
<h3 id="essai-client"><a class="header-anchor" href="#essai-client">${w.essai.parClient}</a></h3>
<label for="client-compte">${w.essai.compte}</label>
<select id="client-compte" name="compte">${options}<option value="">${w.essai.autreCompte}</option></select>
<label for="client-id">client_id</label>
<input id="client-id" name="identifiant" value="${escapeHtml(first.nom)}" data-publie spellcheck="false" autocapitalize="none" required>
<label for="client-secret">client_secret</label>
<input id="client-secret" name="secret" type="password" value="${escapeHtml(first.secret)}" data-publie autocomplete="off" required>
${scopeChoice('client', scopes, first.portees, w)}
<button class="principal">${w.essai.demanderJeton}</button>
${answer}
</form>`;
}

function personForm({ contract, root, sandbox, w }) {
  const { scopes } = contract.components.securitySchemes.oauth2Implicit.flows.implicit;
  const [application, ...persons] = sandbox.personnes;
  return `<form class="carte" data-essai="personne" data-path="/authen" data-retour="${root}essai/retour.html" autocomplete="off">
<h3 id="essai-personne"><a class="header-anchor" href="#essai-personne">${w.essai.parPersonne}</a></h3>
<p data-publie>${w.essai.personnes}</p>
<dl data-publie>${persons.map(({ nom, secret }) => `<div><dt>${code(nom)}</dt><dd>${code(secret)}</dd></div>`).join('')}</dl>
<label for="personne-application">client_id</label>
<input id="personne-application" name="identifiant" value="${escapeHtml(application.nom)}" data-publie spellcheck="false" autocapitalize="none" required>
${scopeChoice('personne', Object.keys(scopes), application.portees, w)}
<button class="principal">${w.essai.seConnecter}</button>
</form>`;
}

function scopeChoice(form, scopes, chosen, w) {
  const boxes = scopes.map((scope, index) => {
    const id = `${form}-portee-${index}`;
    const checked = chosen.includes(scope) ? ' checked' : '';
    return `<span class="choix"><input type="checkbox" id="${id}" name="portee" value="${scope}"${checked}> <label for="${id}">${code(scope)}</label></span>`;
  });
  return `<fieldset><legend>${w.scopes}</legend>${boxes.join('\n')}</fieldset>`;
}

function callForm({ path, method, operation }, context) {
  const { contract, w, inline, link } = context;
  const [body] = resolve(contract, operation.requestBody);
  const [type, media] = Object.entries(body.content)[0];
  const [schema] = resolve(contract, media.schema);
  const examples = Object.values(media.examples).map((reference) => resolve(contract, reference)[0]);
  const fields = Object.entries(schema.properties).map(([name, property]) => ({ name, ...schemaOf(contract, property) }));
  const file = fields.find(({ schema: { format } }) => format === 'byte')?.name;
  const keys = fields.filter(({ component }) => component === 'CleDocument').map(({ name }) => name);
  const id = `essai-${operation.operationId}`;
  const known = {
    'data-essai': 'appel',
    'data-method': method.toUpperCase(),
    'data-path': path,
    'data-type': type,
    'data-portee': scopesOf(operation).join(' '),
    ...(file && { 'data-fichier': file, 'data-nom': fields.find(({ name }) => name !== file).name }),
    ...(keys.length && { 'data-cles': keys.join(' '), 'data-reference': 'referenceFacture' }),
  };
  return `<section class="carte appel">
<h3 id="${id}"><a class="header-anchor" href="#${id}">${inline(operation.summary)}</a></h3>
<p class="route"><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code> ${link.operation(operation.operationId, w.essai.reference)}</p>
<form ${attributes(known)} autocomplete="off">
<label for="${id}-exemple">${w.example}</label>
<select id="${id}-exemple" name="exemple">${examples
    .map(({ summary, value }) => `<option value="${escapeHtml(json(value))}">${escapeHtml(plain(summary))}</option>`)
    .join('')}</select>
${file ? `<label for="${id}-fichier">${w.essai.fichier}</label>\n<input id="${id}-fichier" name="fichier" type="file">` : ''}
<label for="${id}-corps">${w.essai.corps}</label>
<textarea id="${id}-corps" name="corps" rows="${Math.min(json(examples[0].value).split('\n').length, 20)}" spellcheck="false">${escapeHtml(json(examples[0].value))}</textarea>
<button class="principal" aria-describedby="${id}">${w.essai.envoyer}</button>
${answer}
${keys.length ? `<p class="suite" hidden>${link.whatComesNext(w.essai.suite)} <button type="button" data-lire="essai-lireDemandes">${w.essai.enregistre}</button></p>` : ''}
</form>
</section>`;
}

function controlForm({ path, method, operation }, { controls, w, inline }) {
  const id = `essai-${operation.operationId}`;
  const fields = (operation.parameters ?? []).map((parameter) => field(id, { ...parameter, value: parameter.example }, controls, inline));
  return `<section class="carte appel">
<h3 id="${id}"><a class="header-anchor" href="#${id}">${inline(operation.summary)}</a></h3>
<p class="route"><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></p>
<form data-essai="commande" data-method="${method.toUpperCase()}" data-path="${path}" autocomplete="off">
${fields.length ? `<div class="champs">${fields.join('\n')}</div>` : ''}
<button class="principal" aria-describedby="${id}">${w.essai.envoyer}</button>
${answer}
</form>
</section>`;
}

/** What a program sends with its token: the places of its path are to be filled in, the rest has what holds when nothing is said. */
function programForm({ path, method, operation, item }, { contract, w, inline, link }) {
  const id = `essai-${operation.operationId}`;
  const fields = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((reference) => {
    const [parameter] = resolve(contract, reference);
    return field(id, { ...parameter, value: resolve(contract, parameter.schema)[0].default ?? '' }, contract, inline);
  });
  const [body] = resolve(contract, operation.requestBody ?? {});
  const [[type, media] = []] = Object.entries(body.content ?? {});
  const [example] = Object.values(media?.examples ?? {}).map((reference) => resolve(contract, reference)[0]);
  const known = { 'data-essai': 'programme', 'data-method': method.toUpperCase(), 'data-path': path, ...(type && { 'data-type': type }) };
  const sent = example && json(example.value);
  return `<section class="carte appel">
<h4 id="${id}"><a class="header-anchor" href="#${id}">${inline(operation.summary)}</a></h4>
<p class="route"><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code> ${link.operation(operation.operationId, w.essai.reference)}</p>
<form ${attributes(known)} autocomplete="off">
${fields.length ? `<div class="champs">${fields.join('\n')}</div>` : ''}
${
  sent
    ? `<label for="${id}-corps">${w.essai.corps}</label>
<textarea id="${id}-corps" name="corps" rows="${sent.split('\n').length}" spellcheck="false">${escapeHtml(sent)}</textarea>`
    : ''
}
<button class="principal" aria-describedby="${id}">${w.essai.envoyer}</button>
${answer}
</form>
</section>`;
}

/** What a parameter is given: chosen where there is a choice, else written. */
function field(form, { name, description, schema: given, value, required }, document, inline) {
  const [schema] = resolve(document, given);
  const id = `${form}-${name}`;
  const choices = schema.type === 'boolean' ? [true, false] : schema.enum;
  const input = choices
    ? `<select id="${id}" name="${name}" aria-describedby="${id}-aide">${choices.map((choice) => `<option${choice === value ? ' selected' : ''}>${choice}</option>`).join('')}</select>`
    : `<input id="${id}" name="${name}" value="${escapeHtml(value)}" aria-describedby="${id}-aide"${required && value === '' ? ' required' : ''}>`;
  return `<div class="champ"><label for="${id}">${code(name)}</label>${input}<p id="${id}-aide">${inline(description)}</p></div>`;
}

function attributes(named) {
  return Object.entries(named).map(([name, value]) => `${name}="${escapeHtml(value)}"`).join(' ');
}

function plain(text) {
  return text.replaceAll('`', '');
}
