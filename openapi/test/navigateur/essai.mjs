// ASSURE_BASE=http://localhost:8080 npm run test:essai: "try it" and the sign-in pages of a running sandbox, in a real browser, with
// both flows. With CAPTURES=true, screenshots in target/captures.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { graveViolations, overflow, show, viewsByWidth } from './axe.mjs';
import { capture } from './captures.mjs';
import { startChromium } from './chromium.mjs';

const running = process.env.ASSURE_BASE;
assert.match(running ?? '', /^http:\/\/[^/]+$/, 'ASSURE_BASE must be the address of a running sandbox, such as http://localhost:8080');

/** The sandbox's application has registered this address only; the browser is told where it really is. */
const base = 'http://localhost:8080';

const languages = {
  fr: { page: 'essai.html', token: 'Demander un jeton', signIn: 'Se connecter', send: 'Envoyer', locale: 'fr-FR', none: 'Pas encore de jeton.' },
  en: { page: 'en/try-it.html', token: 'Ask for a token', signIn: 'Sign in', send: 'Send', locale: 'en-GB', none: 'No token yet.' },
};
const authen = (parameters = {}) =>
  `${base}/authen?${new URLSearchParams({
    response_type: 'token',
    client_id: 'expert-app',
    redirect_uri: 'http://localhost:8080/essai/retour.html',
    scope: '/expert /expert/upload',
    ...parameters,
  })}`;

let browser;
before(async () => (browser = await startChromium(`--host-resolver-rules=MAP ${new URL(base).host} ${new URL(running).host}`)));
after(async () => browser?.close());

/** A page of the sandbox, with what went elsewhere and what the browser complained of. */
async function open(url, { locale = 'fr-FR', width = 1280, height = 900, colorScheme = 'light', bypassCSP = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, bypassCSP, reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const foreign = [];
  const complaints = [];
  context.on('request', (request) => new URL(request.url()).origin !== base && !request.url().startsWith('data:') && foreign.push(request.url()));
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  const close = async () => {
    assert.deepEqual({ foreign, complaints }, { foreign: [], complaints: [] });
    await context.close();
  };
  return { page, close };
}

const form = (page, path) => page.locator(`form[data-path="${path}"]`);

/** Sends a form; gives the verdict and the body that are then shown. */
async function send(page, path) {
  const block = form(page, path);
  await block.locator('.principal').click();
  const verdict = await block.locator('.verdict').innerText();
  const bodies = block.locator('.reponse > pre');
  return { verdict, body: (await bodies.count()) ? await bodies.first().innerText() : '' };
}

for (const [language, said] of Object.entries(languages)) {
  describe(said.page, () => {
    test('client credentials: a token, an upload whose key goes into the settlement, which is accepted', async () => {
      const { page, close } = await open(`${base}/${said.page}`, said);
      assert.match((await send(page, '/reparateur/upload')).verdict, /^401/);
      await page.getByRole('button', { name: said.token, exact: true }).click();
      await page.locator('.jeton.present').waitFor();
      assert.match(await page.locator('.jeton').innerText(), /\/reparateur \/reparateur\/upload/);
      assert.doesNotMatch(await page.locator('main').innerText(), /ey[\w-]{20,}/, 'no token is shown whole');

      await form(page, '/reparateur/upload')
        .locator('[name=fichier]')
        .setInputFiles({ name: 'facture.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
      const upload = await send(page, '/reparateur/upload');
      assert.match(upload.verdict, /^200/);
      const { status, key } = JSON.parse(upload.body);
      assert.equal(status, 'Verified');
      assert.ok((await form(page, '/reparateur').locator('[name=corps]').inputValue()).includes(key));
      await capture(page, `essai-depot-${language}`, { fullPage: true });
      const next = form(page, '/reparateur').locator('.suite');
      assert.ok(await next.isHidden());
      assert.match((await send(page, '/reparateur')).verdict, /^202/);
      assert.match(await next.locator('a').getAttribute('href'), /^(et-apres|what-comes-next)\.html$/);
      await next.locator('button').click();
      const recorded = form(page, '/bac-a-sable/demandes').locator('.reponse > pre');
      assert.equal(JSON.parse(await recorded.innerText()).demandes[0].champs.refPDFFacture, key, 'what was recorded under this reference');
      await close();
    });

    test('implicit: the sign-in page, back to this page with a token that has left the address, two uploads, a settlement', async () => {
      const { page, close } = await open(`${base}/${said.page}`, said);
      await page.getByRole('button', { name: said.signIn, exact: true }).click();
      await page.locator('[name=username]').fill('expert-demo');
      await page.locator('[name=password]').fill('expert-demo-motdepasse');
      await page.locator('[type=submit]').click();
      await page.locator('.jeton.present').waitFor();
      assert.equal(page.url(), `${base}/${said.page}`);
      const keys = [];
      for (let file = 0; file < 2; file++) {
        const { verdict, body } = await send(page, '/expert/upload');
        assert.match(verdict, /^200/);
        keys.push(JSON.parse(body).key);
      }
      const { refPdfHonoraires, refPdfExpertise } = JSON.parse(await form(page, '/expert').locator('[name=corps]').inputValue());
      assert.deepEqual([refPdfHonoraires, refPdfExpertise], keys);
      assert.match((await send(page, '/expert')).verdict, /^202/);
      await close();
    });

    test('a person gives up, a stranger sends an answer: no token, and said', async () => {
      const { page, close } = await open(`${base}/${said.page}`, said);
      await page.getByRole('button', { name: said.signIn, exact: true }).click();
      await page.locator('.cancel a').click();
      await page.waitForURL(`${base}/${said.page}`);
      await page.locator('.jeton').filter({ hasText: language === 'fr' ? 'Pas de jeton' : 'No token:' }).waitFor();
      await page.goto(`${base}/${said.page}?#access_token=volé&state=x&expires_in=3600`);
      await page.locator('.jeton').filter({ hasText: '(state)' }).waitFor();
      assert.equal(await page.locator('.jeton.present').count(), 0);
      await close();
    });

    test('refusals in the language of the page; the controls of the sandbox', async () => {
      const { page, close } = await open(`${base}/${said.page}`, said);
      const { body } = await send(page, '/expert');
      assert.match(body, language === 'fr' ? /Un jeton est nécessaire/ : /A token is needed/);
      const moved = page.locator('form[data-path="/bac-a-sable/horloge"]');
      await moved.locator('input').fill('PT2S');
      await moved.locator('.principal').click();
      assert.match(await moved.locator('.verdict').innerText(), /^200/);
      assert.match(await moved.locator('.reponse > pre').innerText(), /"avance"/);
      const reset = page.locator('form[data-essai=commande][data-method=DELETE]');
      await reset.locator('.principal').click();
      assert.match(await reset.locator('.reponse > pre').innerText(), /"PT0S"/);
      assert.doesNotMatch(await reset.locator('.reponse > pre').innerText(), /"compte"/);
      await form(page, '/token').locator('.principal').click();
      await page.locator('.jeton.present').waitFor();
      await reset.locator('.principal').click();
      await reset.locator('.reponse > pre').filter({ hasText: '"garage-demo"' }).waitFor();
      await close();
    });

    test('by keyboard alone: a token and an upload', async () => {
      const { page, close } = await open(`${base}/${said.page}`, said);
      const press = async (locator) => {
        for (let stop = 0; stop < 120; stop++) {
          await page.keyboard.press('Tab');
          if (await locator.evaluate((element) => element === document.activeElement)) {
            assert.notEqual(await locator.evaluate((element) => getComputedStyle(element).outlineStyle), 'none');
            return page.keyboard.press('Enter');
          }
        }
        throw new Error('never reached');
      };
      await press(form(page, '/token').locator('.principal'));
      await page.locator('.jeton.present').waitFor();
      await press(form(page, '/reparateur/upload').locator('.principal'));
      await form(page, '/reparateur/upload').locator('.verdict.s2').waitFor();
      await close();
    });
  });
}

for (const looks of viewsByWidth) {
  describe(`axe finds nothing serious or critical: ${looks.map(({ name }) => name).join(' and ')}, ${looks[0].width} px`, () => {
    const check = async (name, url, locale, prepare = async () => {}) => {
      const { page, close } = await open(url, { ...looks[0], locale, bypassCSP: true });
      await prepare(page);
      for (const view of looks) {
        await show(page, view);
        await capture(page, `${name}-${view.name}`, { fullPage: true });
      }
      await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => (details.open = true)));
      for (const view of looks) {
        await show(page, view);
        assert.ok((await overflow(page)) <= 0, `${view.name}: the page is wider than the screen`);
        assert.deepEqual(await graveViolations(page, { coloursAlone: view.colorScheme === 'dark' }), [], view.name);
      }
      await close();
    };

    for (const [language, said] of Object.entries(languages)) {
      test(`try it, with answers (${language})`, () =>
        check(`essai-reponses-${language}`, `${base}/${said.page}`, said.locale, async (page) => {
          await send(page, '/expert');
          await send(page, '/token');
          await page.locator('.jeton.present').waitFor();
          await send(page, '/reparateur/upload');
        }));

      test(`the sign-in page, before and after a wrong password (${language})`, async () => {
        await check(`connexion-${language}`, authen(), said.locale);
        await check(`connexion-erreur-${language}`, authen(), said.locale, async (page) => {
          assert.equal(await page.locator('html').getAttribute('lang'), language);
          await page.locator('[name=username]').fill('expert-demo');
          await page.locator('[name=password]').fill('faux');
          await page.locator('[type=submit]').click();
          await page.locator('[role=alert]').waitFor();
        });
      });

      test(`no sign-in for an unknown application (${language})`, () =>
        check(`impossible-${language}`, authen({ client_id: 'inconnue' }), said.locale, async (page) => {
          assert.equal(await page.locator('html').getAttribute('lang'), language);
        }));
    }

    test('the return address, opened by itself', () => check('retour', `${base}/essai/retour.html`, 'fr-FR'));
  });
}
