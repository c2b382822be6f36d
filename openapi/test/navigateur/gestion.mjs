// ASSURE_BASE=http://localhost:8080 ASSURE_LIEN=… npm run test:gestion: the management page of a running sandbox in a real browser, with a
// passkey of the browser's own (WebAuthn's virtual authenticator). ASSURE_LIEN is the link of the first administrator, from the console.
// The tests go on from one another, as a person would; screenshots in target/captures with CAPTURES=true.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { graveViolations, overflow, show, views, violations } from './axe.mjs';
import { capture } from './captures.mjs';
import { startChromium } from './chromium.mjs';

const base = process.env.ASSURE_BASE;
assert.match(base ?? '', /^https?:\/\/[^/]+$/, 'ASSURE_BASE must be the address of a running sandbox, such as http://localhost:8080');
const firstLink = process.env.ASSURE_LIEN;
assert.ok(firstLink, 'ASSURE_LIEN must be the link of the first administrator');

const PASSWORD = 'sept tortues lisent le journal';

/** What the page says, in each of its languages. */
const said = Object.fromEntries(
  ['fr', 'en'].map((language) => {
    const file = new URL(`../../../server-stub/src/main/resources/messages/gestion-page_${language}.properties`, import.meta.url);
    const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('='));
    return [language, Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))];
  }),
);

let browser;
let administrator;
let secret;

/** A person's browser: what they keep is not another's. */
async function person(locale = 'fr-FR') {
  const context = await browser.newContext({ locale, bypassCSP: true, permissions: ['clipboard-write', 'clipboard-read'] });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => dialog.accept());
  return { page, faults };
}

/** A passkey that answers by itself. */
async function withPasskey(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Nothing that axe finds, nothing wider than the screen: in light and dark, wide and narrow. */
async function lookedAt(page, name) {
  for (const view of views) {
    await show(page, view);
    await capture(page, `gestion-${name}-${view.name}`, { fullPage: true });
    assert.deepEqual(await violations(page, { coloursAlone: view.colorScheme === 'dark' }), [], `${name}, ${view.name}`);
    assert.equal(await overflow(page), 0, `${name}, ${view.name}: wider than the screen`);
  }
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** A token by what the page gave. */
async function tokenStatus(id, value) {
  const answer = await fetch(`${base}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${id}:${value}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: '/reparateur' }),
  });
  return answer.status;
}

/** The page's address in a language, for a link of the other's too. */
const inLanguage = (address, language) => address.replace(/\/gestion\/(en\/)?/, language === 'fr' ? '/gestion/' : '/gestion/en/');

/**
 * From an administrator's link to a garage's first token, as the documentation's page on access walks it; each step is looked at in all views.
 * @param first whether what the sandbox publishes ends with it
 */
async function walk({ language, link, garage, user, first }) {
  const words = said[language];
  const admin = await person(language === 'fr' ? 'fr-LU' : 'en-GB');
  const { page } = admin;
  await withPasskey(page);
  let step = 0;
  const look = (of, name) => lookedAt(of, `${language}-${String((step += 1)).padStart(2, '0')}-${name}`);
  const form = (name) => page.locator('form', { has: page.getByRole('heading', { name: words[name], exact: true }) });

  await page.goto(inLanguage(link, language));
  await heading(page, words['lien-titre']);
  assert.equal(await page.locator('input').count(), 0);
  await look(page, 'lien');
  await page.getByRole('button', { name: words['lien-utiliser'] }).click();
  await heading(page, words['cle-titre']);
  await look(page, 'cle');
  await page.getByRole('button', { name: words['cle-enregistrer'] }).click();
  await page.getByRole('status').getByText(words['cle-enregistree']).waitFor();
  assert.equal(await page.getByText(words['pas-administrateur']).count(), 0);
  await look(page, 'connexion');
  await page.getByRole('button', { name: words['avec-cle'] }).click();
  await heading(page, words.comptes);
  assert.equal(await form('nouveau-compte').getByText(words['premier-compte']).count(), first ? 1 : 0);
  await page.getByRole('cell', { name: first ? 'garage-demo' : 'Garage de la Gare' }).waitFor();
  await look(page, 'comptes');

  // By keyboard; what is wrong is told at its field.
  const name = form('nouveau-compte').getByLabel(words.nom);
  await name.fill(` ${garage}`);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('nom').first().waitFor();
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  await name.fill(garage);
  await page.keyboard.press('Enter');
  await heading(page, garage);
  await look(page, 'compte');

  await form('nouvelle-application').getByLabel(words.nom).fill('Garage Plus');
  await form('nouvelle-application').getByRole('button', { name: words.creer }).click();
  await heading(page, 'Garage Plus');
  const application = await page.locator('dd code').first().textContent();
  await page.getByRole('button', { name: words['nouveau-secret'] }).click();
  const given = page.getByRole('region', { name: words.secret, exact: true });
  const value = await given.locator('pre').first().textContent();
  assert.match(value, /^assure_[\w-]{43}$/);
  assert.ok((await given.textContent()).includes(`export ASSURE_CLIENT_SECRET='${value}'`));
  await ownExamples(page, { language, application, value, garage });
  await look(page, 'secret');
  assert.equal(await tokenStatus(application, value), 200);
  await page.reload();
  await heading(page, 'Garage Plus');
  assert.ok(!(await page.content()).includes(value));

  await page.getByRole('link', { name: words.compte, exact: true }).click();
  await heading(page, garage);
  await form('nouvel-utilisateur').getByLabel(words.identifiant).fill(user);
  await form('nouvel-utilisateur').getByRole('button', { name: words['nouvel-utilisateur'] }).click();
  const invitation = await page.getByRole('region', { name: words['faire-lien'] }).locator('pre').textContent();
  await look(page, 'invitation');

  const provider = await person(language === 'fr' ? 'fr-LU' : 'en-GB');
  const theirs = provider.page;
  await theirs.goto(inLanguage(invitation, language));
  await theirs.getByRole('button', { name: words['lien-utiliser'] }).click();
  await heading(theirs, words['lien-mot-de-passe-titre']);
  await theirs.getByLabel(words['lien-mot-de-passe']).fill('motdepasse123456');
  await theirs.keyboard.press('Enter');
  await theirs.getByRole('alert').locator('li').waitFor();
  await look(theirs, 'mot-de-passe');
  await theirs.getByLabel(words['lien-mot-de-passe']).fill(PASSWORD);
  await theirs.keyboard.press('Enter');
  await heading(theirs, words.connexion);
  await theirs.getByLabel(words.identifiant).first().fill(user);
  await theirs.getByLabel(words['mot-de-passe']).first().fill(PASSWORD);
  await theirs.keyboard.press('Enter');
  await heading(theirs, garage);
  await look(theirs, 'garage');
  await theirs.getByRole('link', { name: words.journal }).click();
  await heading(theirs, words.journal);
  await look(theirs, 'journal');
  await theirs.getByRole('link', { name: words.comptes }).click();
  await heading(theirs, words.comptes);
  await theirs.getByRole('cell', { name: garage }).waitFor();
  assert.equal(await theirs.locator('tbody tr').count(), 1);
  assert.equal(await theirs.getByRole('heading', { name: words['nouveau-compte'] }).count(), 0);

  await page.getByRole('link', { name: words.comptes }).click();
  await page.getByRole('cell', { name: garage }).waitFor();
  assert.equal(await page.getByRole('cell', { name: 'garage-demo' }).count(), 0);
  await page.getByRole('link', { name: words.audit }).click();
  await heading(page, words.audit);
  await page.getByText(words['quoi-secret-cree']).first().waitFor();
  await look(page, 'historique');
  // Codes have dashes; words of this page have none.
  const told = await page.locator('tbody td:nth-child(3)').allTextContents();
  assert.deepEqual(told.filter((what) => what.includes('-')), []);
  assert.deepEqual([...admin.faults, ...provider.faults], []);
  await theirs.context().close();
  return { ...admin, application, value };
}

/** The examples in another tab have the application's identifier, and its secret for this minute; a stranger's have what is to be filled in. */
async function ownExamples(page, { language, application, value, garage }) {
  const sandboxPage = `${base}/${language === 'fr' ? 'bac-a-sable' : 'en/sandbox'}.html`;
  const examples = await page.context().newPage();
  // As behind a proxy: the page as it came is for another address than the one that it is reached at.
  const elsewhere = 'http://ailleurs.test:8080';
  await examples.route(sandboxPage, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(base, elsewhere) });
  });
  await examples.goto(sandboxPage);
  await examples.locator('#exemples-de').waitFor();
  assert.match(await examples.locator('#exemples-de option:checked').textContent(), /^Garage Plus /);
  const commands = examples.locator('pre', { hasText: 'ASSURE_CLIENT_SECRET' }).first();
  await commands.getByText(`ASSURE_CLIENT_SECRET=${value}`).waitFor();
  assert.match(await commands.textContent(), new RegExp(`ASSURE_CLIENT_ID=${application}\\s`));
  assert.ok((await examples.locator('#exemples-de').textContent()).includes(garage));
  const texts = await examples.locator('pre').allTextContents();
  assert.ok(texts.some((text) => text.includes(base)) && !texts.some((text) => text.includes(elsewhere)));
  assert.deepEqual(await graveViolations(examples), []);
  assert.deepEqual(await examples.evaluate(() => Object.values({ ...localStorage, ...sessionStorage })), []);
  const tryIt = `${base}/${language === 'fr' ? 'essai' : 'en/try-it'}.html`;
  await examples.goto(tryIt);
  await examples.locator('#exemples-de').waitFor();
  await examples.waitForFunction(([id, secret]) => document.querySelector('#client-id').value === id && document.querySelector('#client-secret').value === secret, [application, value]);
  await examples.close();

  const stranger = await person();
  await stranger.page.goto(sandboxPage);
  await stranger.page.locator('main .notice a[href^="/gestion/"]').first().waitFor();
  const told = await stranger.page.locator('pre').allTextContents();
  assert.ok(!told.some((text) => /garage-demo|assure_|XA1234/.test(text)));
  assert.ok(told.some((text) => text.includes(language === 'fr' ? 'VOTRE-IDENTIFIANT' : 'YOUR-IDENTIFIER')));
  await stranger.page.goto(tryIt);
  await stranger.page.locator('main .notice a[href^="/gestion/"]').first().waitFor();
  assert.equal(await stranger.page.locator('#client-compte option').count(), 1);
  for (const field of ['#client-id', '#client-secret', '#personne-application']) assert.equal(await stranger.page.locator(field).inputValue(), '', field);
  assert.doesNotMatch(await stranger.page.locator('main').textContent(), /garage-demo|expert-demo/);
  await stranger.page.context().close();
}

before(async () => {
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
});

describe('The management page', { concurrency: false }, () => {
  test('says to strangers what is published, and signs nobody in with a wrong password', async () => {
    const { page } = await person();
    await page.goto(`${base}/gestion/`);
    await heading(page, 'Se connecter');
    await page.getByText('dont chacun connaît le secret').waitFor();
    const examples = await page.context().newPage();
    await examples.goto(`${base}/bac-a-sable.html`);
    await examples.locator('pre', { hasText: 'ASSURE_CLIENT_ID=garage-demo' }).first().waitFor();
    assert.equal(await examples.locator('#exemples-de').count(), 0);
    await examples.close();
    await lookedAt(page, 'connexion');
    await page.getByLabel('Identifiant').fill('personne');
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').locator('strong').first().waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await heading(page, 'Sign in');
    await page.context().close();
  });

  test("leads from the console's link to a garage's first token, in French", async () => {
    const link = `${base}/gestion/lien.html#${firstLink}`;
    administrator = await walk({ language: 'fr', link, garage: 'Garage de la Gare', user: 'm.weber', first: true });
    secret = administrator.value;

    const other = await person();
    await other.page.goto(link);
    await other.page.getByRole('button', { name: 'Utiliser le lien' }).click();
    await other.page.getByRole('alert').getByText('déjà utilisé').waitFor();
    await other.page.context().close();
  });

  test('signs out, and in again with the passkey', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await heading(page, 'Se connecter');
    await page.getByRole('button', { name: "Se connecter avec une clé d'accès" }).click();
    await heading(page, 'Comptes');
    await page.goto(`${base}/gestion/#constructor`);
    await page.waitForURL(`${base}/gestion/#comptes`);
  });

  test('shows the view that was asked for last, also when the one before answers late', async () => {
    const { page, application } = administrator;
    await page.goto(`${base}/gestion/#utilisateurs`);
    await heading(page, 'Utilisateurs');
    await page.route('**/gestion/offre', async (route) => {
      await setTimeout(1000);
      await route.continue();
    });
    const late = page.waitForResponse('**/gestion/offre');
    const asked = page.waitForRequest('**/gestion/offre');
    await page.goto(`${base}/gestion/#comptes`);
    await asked;
    await page.goto(`${base}/gestion/#application/${application}`);
    await late;
    await page.unroute('**/gestion/offre');
    await setTimeout(500);
    await heading(page, 'Garage Plus');
  });

  test('changes the secret without a failed call, and withdraws the old one', async () => {
    const { page, application } = administrator;
    await page.goto(`${base}/gestion/#application/${application}`);
    await heading(page, 'Garage Plus');
    await page.getByRole('button', { name: 'Faire un nouveau secret' }).click();
    const fresh = await page.getByRole('region', { name: 'Secret' }).locator('pre').first().textContent();
    assert.equal(await tokenStatus(application, secret), 200);
    assert.equal(await tokenStatus(application, fresh), 200);
    await page.getByRole('button', { name: 'Retirer', exact: true }).nth(1).click();
    await page.getByText('retiré', { exact: true }).waitFor();
    assert.equal(await tokenStatus(application, secret), 401);
    assert.equal(await tokenStatus(application, fresh), 200);
  });

  test('shows their own passkeys, and says why the only one stays', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Utilisateurs' }).click();
    await heading(page, 'Utilisateurs');
    await page.locator('#mes-cles').getByRole('button', { name: 'Retirer' }).click();
    await page.getByRole('alert').getByText('seul moyen de vous connecter').waitFor();
  });

  test('invites another administrator, and somebody of an account that is chosen by its name', async () => {
    const { page, faults } = administrator;
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Inviter un utilisateur' }) });
    await form.getByLabel('Identifiant').fill('p.klein');
    await form.getByLabel('Compte').selectOption('Garage de la Gare');
    await form.getByRole('button', { name: 'Inviter un utilisateur' }).click();
    await page.getByRole('region', { name: 'Faire un lien' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'p.klein' }).getByRole('link', { name: 'Garage de la Gare' }).waitFor();
    await lookedAt(page, 'utilisateurs');
    await form.getByLabel('Identifiant').fill('a.muller');
    await form.getByLabel('Rôle').selectOption('administrateur');
    await form.getByRole('button', { name: 'Inviter un utilisateur' }).click();
    await page.getByText('Remettez ce lien à a.muller').waitFor();
    const link = await page.getByRole('region', { name: 'Faire un lien' }).locator('pre').textContent();
    assert.deepEqual(faults, []);
    await walk({ language: 'en', link, garage: 'Station Garage', user: 'j.smith', first: false });
  });

  test('shows who changed what, and no secret', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Historique' }).click();
    await heading(page, 'Historique');
    await page.getByText('secret retiré').first().waitFor();
    assert.ok(!(await page.content()).includes(secret));
    assert.deepEqual(administrator.faults, []);
  });
});
