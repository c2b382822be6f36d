// The management page where administrators come by an OpenID provider, in a real browser: the provider is another site with a page of its
// own, so that a cookie is missing here that a browser does not send on the way back from another site (SameSite=Strict). Started by
// IdentityProviderIT: ASSURE_BASE is the sandbox, ASSURE_ADMINISTRATEUR whom its provider knows.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startChromium } from './chromium.mjs';

const base = process.env.ASSURE_BASE;
const name = process.env.ASSURE_ADMINISTRATEUR;
assert.ok(base && name, 'ASSURE_BASE and ASSURE_ADMINISTRATEUR say where, and who');

let browser;

before(async () => {
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
});

test('an administrator signs in by the provider, in the language of the page, and out again at both', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  const heading = (words) => page.getByRole('heading', { level: 1, name: words }).waitFor();

  await page.goto(`${base}/gestion/en/`);
  await heading('Sign in');
  await page.locator('a[href^="/gestion/openid"]').click();
  await page.getByRole('link', { name: 'Go on' }).click();
  await heading('Accounts');
  assert.equal(new URL(page.url()).pathname, '/gestion/en/');
  await page.getByText(name).first().waitFor();
  await page.reload();
  await heading('Accounts');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await heading('Sign in');
  assert.equal(page.url(), `${base}/gestion/en/`);
  assert.equal((await page.context().cookies()).find((cookie) => cookie.name === 'assure-gestion' && cookie.value), undefined);
  await page.reload();
  await heading('Sign in');
  assert.deepEqual(faults, []);
  await page.close();
});
