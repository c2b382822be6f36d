// ASSURE_BASE=http://localhost:8080 ASSURE_LIEN=… npm run test:gestion: the management page of a running sandbox in a real browser, with a
// passkey of the browser's own (WebAuthn's virtual authenticator). ASSURE_LIEN is the link of the first administrator, from the console.
// The tests go on from one another, as a person would; screenshots in target/captures with CAPTURES=true.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { overflow, show, views, violations } from './axe.mjs';
import { capture } from './captures.mjs';
import { startChromium } from './chromium.mjs';

const base = process.env.ASSURE_BASE;
assert.match(base ?? '', /^https?:\/\/[^/]+$/, 'ASSURE_BASE must be the address of a running sandbox, such as http://localhost:8080');
const firstLink = process.env.ASSURE_LIEN;
assert.ok(firstLink, 'ASSURE_LIEN must be the link of the first administrator');

const PASSWORD = 'sept tortues lisent le journal';

let browser;
let administrator;
let provider;
let application;
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

before(async () => {
  browser = await startChromium();
  administrator = await person();
  provider = await person('en-GB');
  await withPasskey(administrator.page);
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
    await lookedAt(page, 'connexion');
    await page.getByLabel('Identifiant').fill('personne');
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('La demande n’a pas abouti').or(page.getByRole('alert').locator('strong')).first().waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await heading(page, 'Sign in');
    await page.context().close();
  });

  test('the first administrator registers a passkey by the link of the console, once', async () => {
    const { page, faults } = administrator;
    await page.goto(`${base}/gestion/lien.html#${firstLink}`);
    await heading(page, 'Utiliser un lien');
    await lookedAt(page, 'lien');
    await page.getByRole('button', { name: 'Utiliser le lien' }).click();
    await heading(page, "Enregistrer une clé d'accès");
    await lookedAt(page, 'cle');
    await page.getByRole('button', { name: "Enregistrer une clé d'accès" }).click();
    await heading(page, 'Se connecter');
    await page.getByRole('button', { name: "Se connecter avec une clé d'accès" }).click();
    await heading(page, 'Comptes');
    assert.deepEqual(faults, []);

    const other = await person();
    await other.page.goto(`${base}/gestion/lien.html#${firstLink}`);
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
    await lookedAt(page, 'comptes');
  });

  test('creates an account by keyboard; what is wrong is told at its field', async () => {
    const { page } = administrator;
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Créer un compte' }) });
    await form.getByLabel('Nom').fill(' Garage');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('nom').first().waitFor();
    assert.equal(await form.getByLabel('Nom').getAttribute('aria-invalid'), 'true');
    await form.getByLabel('Nom').fill('Garage de la Gare');
    await page.keyboard.press('Enter');
    await heading(page, 'Garage de la Gare');
    await lookedAt(page, 'compte');
  });

  test('creates an application, makes its secret, shows it once, and gives the settings to paste', async () => {
    const { page, faults } = administrator;
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Créer une application' }) });
    await form.getByLabel('Nom').fill('Garage Plus');
    await form.getByRole('button', { name: 'Créer' }).click();
    await heading(page, 'Garage Plus');
    application = await page.locator('dd code').first().textContent();
    await page.getByRole('button', { name: 'Faire un nouveau secret' }).click();
    const given = page.getByRole('region', { name: 'Secret' });
    secret = await given.locator('pre').first().textContent();
    assert.match(secret, /^assure_[\w-]{43}$/);
    await lookedAt(page, 'secret');
    assert.match(await given.textContent(), new RegExp(`export ASSURE_CLIENT_SECRET='${secret}'`));
    assert.equal(await tokenStatus(application, secret), 200);
    await page.reload();
    await heading(page, 'Garage Plus');
    assert.ok(!(await page.content()).includes(secret));
    assert.deepEqual(faults, []);
  });

  test('changes the secret without a failed call, and withdraws the old one', async () => {
    const { page } = administrator;
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
    await page.goBack();
  });

  test("invites somebody of the provider's, who chooses a password and sees their own account only", async () => {
    const { page } = administrator;
    const id = decodeURIComponent(new URL(await page.getByRole('link', { name: 'Compte', exact: true }).getAttribute('href'), base).hash.split('/')[1]);
    await page.getByRole('link', { name: 'Utilisateurs' }).click();
    await heading(page, 'Utilisateurs');
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Inviter un utilisateur' }) });
    await form.getByLabel('Identifiant').fill('m.weber');
    await form.getByLabel('Compte').fill(id);
    await form.getByRole('button', { name: 'Inviter un utilisateur' }).click();
    const link = await page.getByRole('region', { name: 'Faire un lien' }).locator('pre').textContent();
    await lookedAt(page, 'utilisateurs');

    const theirs = provider.page;
    await theirs.goto(link.replace('/gestion/lien.html', '/gestion/en/lien.html'));
    await heading(theirs, 'Use a link');
    await theirs.getByLabel('Password of your choice').fill('motdepasse123456');
    await theirs.getByRole('button', { name: 'Use the link' }).click();
    await theirs.getByRole('alert').locator('li').waitFor();
    await theirs.getByLabel('Password of your choice').fill(PASSWORD);
    await theirs.getByRole('button', { name: 'Use the link' }).click();
    await heading(theirs, 'Sign in');
    await theirs.getByLabel('Identifier').first().fill('m.weber');
    await theirs.getByLabel('Password').first().fill(PASSWORD);
    await theirs.keyboard.press('Enter');
    await heading(theirs, 'Garage de la Gare');
    await lookedAt(theirs, 'own-account');
    await theirs.getByRole('link', { name: 'Accounts' }).click();
    await heading(theirs, 'Accounts');
    await theirs.getByRole('cell', { name: 'Garage de la Gare' }).waitFor();
    assert.equal(await theirs.getByRole('row').count(), 2);
    assert.equal(await theirs.getByRole('heading', { name: 'Create an account' }).count(), 0);
    assert.deepEqual(provider.faults, []);
  });

  test('shows who changed what, and no secret', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Historique' }).click();
    await heading(page, 'Historique');
    await page.getByText('secret-retire').first().waitFor();
    await lookedAt(page, 'historique');
    assert.ok(!(await page.content()).includes(secret));
    assert.deepEqual(administrator.faults, []);
  });
});
