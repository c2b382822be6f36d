// ASSURE_BASE=http://localhost:8080 npm run test:essai: "try it" of a running sandbox, in a real browser, with both flows.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from './chromium.mjs';

const base = process.env.ASSURE_BASE;
assert.match(base ?? '', /^https?:\/\/[^/]+$/, 'ASSURE_BASE must be the address of a running sandbox, such as http://localhost:8080');
const captures = fileURLToPath(new URL('../../target/captures/', import.meta.url));
mkdirSync(captures, { recursive: true });

let browser;
before(async () => (browser = await startChromium()));
after(async () => browser?.close());

async function tryIt() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const foreign = [];
  context.on('request', (request) => new URL(request.url()).origin !== base && !request.url().startsWith('data:') && foreign.push(request.url()));
  await page.goto(`${base}/`);
  await page.getByRole('link', { name: 'Essayer', exact: true }).click();
  await page.locator('.btn.authorize').click();
  return { context, page, foreign };
}

/** The dialogue's part for one scheme and flow. */
const scheme = (page, name) => page.locator('.auth-container').filter({ has: page.locator('h4', { hasText: name }) });

/** Sends the upload's own example, and gives the answer's status and body. */
async function upload(page, operation) {
  const block = page.locator(`#operations-document-${operation}`);
  await block.locator('.opblock-summary-control').click();
  await block.getByRole('button', { name: 'Try it out' }).click();
  await block.getByRole('button', { name: 'Execute' }).click();
  const row = block.locator('.live-responses-table tbody tr.response');
  await row.waitFor();
  return { status: (await row.locator('.response-col_status').innerText()).trim(), body: await row.locator('.response-col_description').innerText() };
}

test('client credentials: a token, then an upload that is kept', async () => {
  const { context, page, foreign } = await tryIt();
  const part = scheme(page, 'oauth2ClientCredentials');
  await part.locator('input[id^=client_id]').fill('garage-demo');
  await part.locator('input[id^=client_secret]').fill('garage-demo-secret-7Qm2vX9sLr4TbK1e');
  for (const name of ['/reparateur', '/reparateur/upload']) {
    await part.locator(`label[for^="${name}-clientCredentials"]`).first().click();
  }
  await part.locator('.btn.authorize').click();
  await part.locator('button', { hasText: 'Logout' }).waitFor();
  await page.locator('.btn-done').first().click();
  const { status, body } = await upload(page, 'deposerDocumentReparateur');
  await page.screenshot({ path: join(captures, 'essai-client-credentials.png') });
  assert.match(status, /^200/);
  assert.match(body, /Verified/);
  assert.deepEqual(foreign, []);
  await context.close();
});

test('implicit: the sign-in page, a token, then an upload that is kept', async () => {
  const { context, page, foreign } = await tryIt();
  const part = scheme(page, 'oauth2Implicit');
  for (const name of ['/expert', '/expert/upload']) {
    await part.locator(`label[for^="${name}-implicit"]`).first().click();
  }
  const [signIn] = await Promise.all([context.waitForEvent('page'), part.locator('.btn.authorize').click()]);
  await signIn.locator('[name=username]').fill('expert-demo');
  await signIn.locator('[name=password]').fill('expert-demo-motdepasse');
  await signIn.screenshot({ path: join(captures, 'connexion.png') });
  await signIn.locator('[type=submit]').click();
  await part.locator('button', { hasText: 'Logout' }).waitFor();
  await page.locator('.btn-done').first().click();
  const { status, body } = await upload(page, 'deposerDocumentExpert');
  assert.match(status, /^200/);
  assert.match(body, /Verified/);
  assert.deepEqual(foreign, []);
  await context.close();
});
