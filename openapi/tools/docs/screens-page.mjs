// node screens-page.mjs LANGUAGE: the screens of the walk through the management page, as HTML by their names, in JSON. The page's own
// modules draw them, answered with the examples of openapi/gestion.yaml. A process of its own for each language: the modules keep theirs.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Window } from 'happy-dom';
import { parse } from 'yaml';
import { moduleDirectory } from '../contract.mjs';

const [language] = process.argv.slice(2);
process.env.TZ = 'Europe/Luxembourg';
const resources = join(moduleDirectory, '..', 'server-stub', 'src', 'main', 'resources');
const page = join(resources, 'lu', 'lalux', 'assure', 'stub', 'gestion', 'page');

const words = Object.fromEntries(
  readFileSync(join(resources, 'messages', `gestion-page_${language}.properties`), 'utf8')
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const html = readFileSync(join(page, 'index.html'), 'utf8').replaceAll(/\{\{([a-z-]+)\}\}/g, (_, name) =>
  escaped(name === 'mots' ? JSON.stringify(words) : words[name]),
);

const window = new Window({ url: `https://assure.example/gestion/${language === 'fr' ? '' : 'en/'}` });
const { document } = window;
document.write(html.replace(/<script.*?<\/script>/s, '').replaceAll(/<link[^>]*>/g, ''));
for (const name of ['window', 'document', 'location', 'history', 'getSelection']) globalThis[name] = window[name] ?? window;
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
window.HTMLElement.prototype.scrollIntoView = () => {};
window.confirm = () => true;

const { paths, components } = parse(readFileSync(join(moduleDirectory, 'gestion.yaml'), 'utf8'));

/** What the interface answers: the example of the operation, but for what a step makes of it. */
let steps = {};
globalThis.fetch = async (address, { method = 'GET', body } = {}) => {
  const [path] = address.split('?');
  const [template] = Object.keys(paths).filter(
    (one) => paths[one][method.toLowerCase()] && new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const [status, response] = Object.entries(paths[template][method.toLowerCase()].responses)[0];
  const [example] = Object.values(response.content?.['application/json']?.examples ?? { none: {} });
  const value = example.$ref ? components.examples[example.$ref.split('/').at(-1)].value : example.value;
  const made = steps[`${method} ${template}`]?.(value, body && JSON.parse(body)) ?? { value };
  const answer = { status: made.status ?? Number(status), json: async () => made.value };
  return { ...answer, ok: answer.status < 400 };
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const administrator = (session) => ({ value: { ...session, role: 'administrateur', utilisateur: 'administrateur', compte: undefined } });
const only = (value) => () => ({ value });
const at = async (hash, change = {}) => {
  steps = { 'GET /gestion/session': administrator, ...change };
  window.location.hash = hash;
  await (await import(pathToFileURL(join(page, 'navigation.js')))).route();
  await settled();
};
const submit = async (form) => {
  form.dispatchEvent(new window.Event('submit', { cancelable: true }));
  await settled();
};
const formOf = (key) => [...document.querySelectorAll('form')].find((form) => form.textContent.includes(words[key]));
const screens = {};
const drawn = new Set(['checked', 'class', 'data-etat', 'data-title', 'hidden', 'open', 'rows', 'selected', 'type', 'value']);
/** As it stands, with what is in its fields; what a picture has no use for goes. */
const keep = (name) => {
  const view = document.getElementById('vue');
  for (const field of view.querySelectorAll('input:not([type=password])')) field.setAttribute('value', field.value);
  for (const field of view.querySelectorAll('input')) field.toggleAttribute('checked', field.checked);
  for (const choice of view.querySelectorAll('option')) choice.toggleAttribute('selected', choice.selected);
  const shown = view.cloneNode(true);
  for (const one of shown.querySelectorAll('*')) {
    for (const { name: attribute } of [...one.attributes]) {
      if (!drawn.has(attribute)) one.removeAttribute(attribute);
    }
  }
  screens[name] = shown.innerHTML;
};

steps = { 'GET /gestion/session': administrator };
await import(pathToFileURL(join(page, 'gestion.js')));
await settled();
const load = (name) => import(pathToFileURL(join(page, name)));
const { linkView } = await load('link.js');

linkView('V1a2b3c4d5e6');
keep('lien');
(await load('passkeys.js')).keyView();
keep('cle');
await (await load('sign-in.js')).signInView(words['cle-enregistree']);
keep('connexion');
await at('#comptes', { 'GET /gestion/comptes': only({ elements: [] }) });
keep('comptes');
await at('#compte/5f0c7a52-6d5f-4a3c-9a39-1f3f0d3a7c11', {
  'GET /gestion/comptes/{compte}/applications': only({ elements: [] }),
  'GET /gestion/comptes/{compte}/personnes': only({ elements: [] }),
});
keep('compte');
await at('#application/app-7c2f9d41b8e0');
await submit(formOf('nouveau-secret'));
keep('secret');
await at('#compte/5f0c7a52-6d5f-4a3c-9a39-1f3f0d3a7c11', { 'GET /gestion/comptes/{compte}/personnes': only({ elements: [] }) });
await submit(formOf('nouvel-utilisateur'));
keep('invitation');
steps = { 'POST /gestion/liens': () => ({ status: 400, value: { errors: [{ pointer: '/motDePasse' }] } }) };
linkView('V1a2b3c4d5e6');
await submit(document.querySelector('form'));
keep('mot-de-passe');
await at('#journal/5f0c7a52-6d5f-4a3c-9a39-1f3f0d3a7c11');
keep('journal');
await at('#audit');
keep('historique');

// The page would wait for a minute to withdraw the secret that it shows.
process.stdout.write(JSON.stringify(screens), () => process.exit());
