// ASSURE_JUGE=http://localhost:8090 npm run test:juge: the page of a running `judge --serve` in a real browser. What the judge says is, but
// for one test, the contract's own (Prism, which also checks what the page asks), changed where a test needs another state. With CAPTURES=true,
// screenshots in target/captures. ASSURE_JUGE_DOCUMENTS names a folder with reports and certificates, in fr and en, that are looked at too.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { judgeFile } from '../../tools/contract.mjs';
import { Mock } from '../mock.mjs';
import { overflow, show, views, violations } from './axe.mjs';
import { capture } from './captures.mjs';
import { startChromium } from './chromium.mjs';

const base = process.env.ASSURE_JUGE;
assert.match(base ?? '', /^https?:\/\/[^/]+$/, 'ASSURE_JUGE must be the address of a running judge, such as http://localhost:8090');
const documents = process.env.ASSURE_JUGE_DOCUMENTS;
const html = documents ? readdirSync(documents, { recursive: true }).filter((name) => name.endsWith('.html')) : [];

const languages = {
  fr: {
    path: '/juge/', locale: 'fr-FR', open: 'Ouvrir la session', show: 'Afficher : Secret', hide: 'Masquer : Secret', end: 'Terminer la session',
    other: 'English', shown: '✓ montré', notShown: '? pas encore montré', report: 'Lire le rapport', list: 'Charger la liste de travail (ZIP)',
    again: 'Ouvrir une autre session', erase: 'Effacer la session', hand: 'Déposer les résultats de la partie 1', lost: /n’existe plus/,
  },
  en: {
    path: '/juge/en/', locale: 'en-GB', open: 'Open the session', show: 'Show: Secret', hide: 'Hide: Secret', end: 'End the session',
    other: 'Français', shown: '✓ shown', notShown: '? not shown yet', report: 'Read the report', list: 'Download the work list (ZIP)',
    again: 'Open another session', erase: 'Delete the session', hand: 'Hand in the results of part 1', lost: /does not exist any more/,
  },
};

const text = (fr, en) => ({ fr, en });
const room = text('Le jeton', 'The token');
const files = text('Les fichiers', 'The files');

/** Scenarios in every state, as the contract's example but for what is said here. */
function scenarios([example], states) {
  return states.map(([id, etat, domaine = room, more = {}]) => ({ ...example, id, etat, domaine, ...more }));
}

const remark = { attendu: text('Le même jeton', 'The same token'), venu: text('Un jeton par appel', 'One token per call') };

/** Changes a session as the contract shows it. */
const states = {
  running: (session) => ({
    ...session,
    verdict: 'partiel',
    requetes: 230,
    comptes: { montres: 1, enfreints: 0, aAmeliorer: 1, pasMontres: 1, sansObjet: 1 },
    scenarios: scenarios(session.scenarios, [
      ['jeton.reutilise', 'montre'],
      ['jeton.conseil', 'a-ameliorer', room, { niveau: 'conseil', remarques: [remark] }],
      ['fichier.cle', 'pas-montre', files, { motif: text('Aucune requête n’est venue', 'No request has come') }],
      ['fichier.autre', 'sans-objet', files],
    ]),
  }),
  broken: (session) => ({
    ...states.running(session),
    etat: 'terminee',
    verdict: 'non-conforme',
    fin: '2026-03-03T09:12:00Z',
    comptes: { montres: 1, enfreints: 1, aAmeliorer: 0, pasMontres: 1, sansObjet: 0 },
    scenarios: scenarios(session.scenarios, [
      ['jeton.reutilise', 'enfreint', room, { remarques: [remark, remark] }],
      ['jeton.autre', 'montre'],
      ['fichier.cle', 'pas-montre', files],
    ]),
  }),
  conforming: (session) => ({
    ...session,
    etat: 'terminee',
    verdict: 'conforme',
    fin: '2026-03-03T09:12:00Z',
    certificat: true,
    comptes: { montres: 1, enfreints: 0, aAmeliorer: 0, pasMontres: 0, sansObjet: 0 },
    scenarios: scenarios(session.scenarios, [['jeton.reutilise', 'montre']]),
  }),
  interrupted: (session) => ({ ...session, etat: 'interrompue', fin: '2026-03-03T09:12:00Z' }),
};

let browser;
let mock;
before(async () => {
  [browser, mock] = await Promise.all([startChromium(), Mock.start(judgeFile)]);
});
after(async () => {
  await browser?.close();
  await mock?.stop();
});

/**
 * The page, whose judge is the contract's mock. `judge.change` makes another state of each session that the mock shows, `judge.ending` of those that the
 * page has ended; `judge.refuse` has the status that requests for a path end with.
 */
async function open(path, { locale = 'fr-FR', width = 1280, height = 900, colorScheme = 'light', bypassCSP = false, faked = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, bypassCSP, reducedMotion: 'reduce', acceptDownloads: true });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const judge = { change: (session) => session, ending: undefined, refuse: new Map(), asked: [] };
  const complaints = [];
  const foreign = [];
  context.on('request', (request) => !/^(data|blob|file):/.test(request.url()) && new URL(request.url()).origin !== base && foreign.push(request.url()));
  page.on('console', (message) => /Content Security Policy|Uncaught/.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => dialog.accept());
  if (faked) await context.route(/\/juge\/(offre|sessions)/, (route) => answer(route, judge));
  await page.goto(base + path);
  const close = async () => {
    assert.deepEqual({ foreign, complaints, notInTheContract: judge.asked.filter(({ broken }) => broken) }, { foreign: [], complaints: [], notInTheContract: [] });
    await context.close();
  };
  return { page, context, judge, close };
}

async function answer(route, judge) {
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  const headers = await request.allHeaders();
  const refused = judge.refuse.get(`${request.method()} ${pathname}`);
  const sent = {
    accept: '*/*',
    ...(headers.authorization && { authorization: headers.authorization }),
    ...(headers['content-type'] && { 'content-type': headers['content-type'] }),
    ...(refused && { prefer: `code=${refused}` }),
  };
  if (pathname.endsWith('/fin')) judge.change = judge.ending;
  const response = await fetch(mock.url + pathname + search, { method: request.method(), headers: sent, body: request.postDataBuffer() ?? undefined });
  let body = Buffer.from(await response.arrayBuffer());
  const violations = response.headers.get('sl-violations');
  judge.asked.push({ method: request.method(), pathname, search, headers, status: response.status, broken: violations && !refused ? violations : undefined });
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.startsWith('application/json') && /sessions/.test(pathname)) {
    const json = JSON.parse(body.toString());
    if (json.cle) json.session = judge.change(json.session);
    body = Buffer.from(JSON.stringify(json.comptes ? judge.change(json) : json));
  }
  if (response.ok && type.startsWith('text/html')) {
    body = Buffer.from(`<!DOCTYPE html><html lang="fr"><head><title>${pathname}</title></head><body><main><h1>${pathname}</h1></main></body></html>`);
  }
  const passed = ['content-type', 'retry-after'].filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)]);
  await route.fulfill({ status: response.status, headers: Object.fromEntries(passed), body });
}

async function openSession(page, said, { expert = false } = {}) {
  await page.locator('#nom').fill('Garage Plus');
  await page.locator('#version').fill('4.2');
  if (expert) {
    await page.locator('#metier').selectOption('expert');
    await page.locator('#acces').selectOption('en-personne');
    await page.locator('#adresseRetour').fill('http://localhost:3000/callback');
  }
  await page.getByRole('button', { name: said.open }).click();
  await page.locator('#numero').filter({ hasText: 'J7KQ2M' }).waitFor();
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const scenario = (page, id) => page.locator(`.scenario[data-id="${id}"]`);
const session = '/juge/sessions/J7KQ2M';

describe('The judge offered to many', { concurrency: 2 }, () => {
  for (const [language, said] of Object.entries(languages)) {
    describe(said.path, () => {
      test('a session: credentials behind a button, the list, scenarios that turn green, the end, the report', async () => {
        const { page, context, judge, close } = await open(said.path, said);
        await openSession(page, said);
        assert.equal(await page.evaluate(() => document.activeElement.id), 'titre-session');
        assert.doesNotMatch(await page.locator('main').innerText(), /s=\+%:0123456789abcdef|5mZ0c2VjcmV0/, 'no secret is shown unasked');
        await button(page, said.show).click();
        assert.match(await page.locator('#parties').innerText(), /s=\+%:0123456789abcdef/);
        await button(page, said.hide).click();
        assert.doesNotMatch(await page.locator('#parties').innerText(), /s=\+%:0123456789abcdef/);

        const [list] = await Promise.all([page.waitForEvent('download'), button(page, said.list).click()]);
        assert.equal(list.suggestedFilename(), 'liste-J7KQ2M.zip');

        assert.equal(await scenario(page, 'jeton.reutilise').locator('.mot').innerText(), said.notShown);
        await scenario(page, 'jeton.reutilise').locator('summary').click();
        judge.change = states.running;
        await scenario(page, 'jeton.reutilise').locator('.mot').filter({ hasText: said.shown }).waitFor();
        assert.ok(await scenario(page, 'jeton.reutilise').locator('details').evaluate(({ open }) => open), 'what was unfolded stays so');
        assert.ok(await scenario(page, 'jeton.reutilise').locator('summary').evaluate((element) => element === document.activeElement), 'the focus stays');
        assert.match(await page.locator('.domaine').first().innerText(), language === 'fr' ? /Le jeton 2 sur 2/ : /The token 2 of 2/);

        judge.ending = states.conforming;
        await button(page, said.end).click();
        const link = page.getByRole('link', { name: said.report });
        await page.locator('#certificat[href^="blob:"]').waitFor();
        assert.match(await page.locator('#verdict').innerText(), language === 'fr' ? /terminée.*: conforme/ : /ended: conforming/);
        const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
        await tab.getByRole('heading', { name: `${session}/rapport.html` }).waitFor();
        for (const [name, file] of [['rapport.json', 'rapport-J7KQ2M.json'], ['rapport.xml', 'rapport-J7KQ2M.xml'], ['certificat.jws', 'certificat-J7KQ2M.jws']]) {
          const [document] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-charger="${name}"]`).click()]);
          assert.equal(document.suggestedFilename(), file);
        }
        if (language === 'fr') {
          const asked = judge.asked.length;
          await page.waitForTimeout(3_500);
          assert.equal(judge.asked.length, asked, 'a session that has ended is not asked for again');
        }
        for (const { method, pathname, search, headers } of judge.asked) {
          assert.doesNotMatch(pathname + search, /5mZ0c2VjcmV0/, 'the key is in no address');
          const keyless = pathname === '/juge/offre' || (method === 'POST' && pathname === '/juge/sessions');
          assert.equal(headers.authorization, keyless ? undefined : 'Bearer 5mZ0c2VjcmV0');
          assert.equal(headers['accept-language'], language);
        }
        assert.ok(judge.asked.filter(({ pathname }) => /html|xml/.test(pathname)).every(({ search }) => search === `?langue=${language}`));
        await close();
      });

      test('what the judge would refuse is told before it is sent, and a field that nobody sees keeps nothing back', async () => {
        const { page, judge, close } = await open(said.path, said);
        const fits = (id) => page.locator(`#${id}`).evaluate(({ validity }) => !validity.patternMismatch);
        await page.locator('#nom').fill('Garage\u202E');
        assert.equal(await fits('nom'), false);
        await page.locator('#version').fill('4.\u200B2');
        assert.equal(await fits('version'), false);
        await page.locator('#nom').fill(' Café & Cie – n° 4 ');
        await page.locator('#version').fill('4.2');
        await page.locator('#metier').selectOption('expert');
        await page.locator('#acces').selectOption('en-personne');
        await page.locator('#adresseRetour').fill('http://qui@page.example/');
        assert.equal(await fits('adresseRetour'), false);
        await page.locator('#adresseRetour').fill('https://page.example/retour?a=b');
        assert.equal(await fits('adresseRetour'), true);
        await page.locator('#adresseRetour').fill('http://qui@page.example/');
        await page.locator('#acces').selectOption('back-end');
        assert.ok(judge.asked.every(({ method }) => method === 'GET'));
        await page.getByRole('button', { name: said.open }).click();
        await page.locator('#numero').filter({ hasText: 'J7KQ2M' }).waitFor();
        await close();
      });

      test('a reload goes on, in the other language too; the key is in this tab only, and goes with the session', async () => {
        const { page, context, judge, close } = await open(said.path, said);
        await openSession(page, said, { expert: true });
        await page.reload();
        await page.locator('#numero').filter({ hasText: 'J7KQ2M' }).waitFor();
        await page.locator('#parties h3').waitFor();
        await page.getByRole('link', { name: said.other }).click();
        await page.locator('#numero').filter({ hasText: 'J7KQ2M' }).waitFor();
        await page.goBack();
        await page.locator('#parties h3').waitFor();
        assert.deepEqual(await page.evaluate(() => [localStorage.length, document.cookie, location.search + location.hash]), [0, '', '']);
        await button(page, said.hand).click();
        await page.locator('[role=alert] strong').waitFor();
        await page.locator('#resultats-1').setInputFiles({ name: 'resultats.json', mimeType: 'application/json', buffer: Buffer.from('{"resultats": []}') });
        await button(page, said.hand).click();
        await page.waitForFunction(() => document.querySelector('#parties p:last-child').textContent);
        assert.equal(await page.locator('[role=alert] *').count(), 0);
        assert.equal(judge.asked.find(({ method }) => method === 'PUT').status, 204);
        await button(page, said.erase).click();
        await page.locator('#formulaire').waitFor();
        assert.equal(await page.evaluate(() => sessionStorage.length), 0);
        assert.deepEqual(judge.asked.filter(({ method }) => method === 'DELETE').map(({ status }) => status), [204]);
        const elsewhere = await context.newPage();
        await elsewhere.goto(base + said.path);
        await elsewhere.locator('#formulaire').waitFor();
        await close();
      });

      test('what goes wrong is told: a refusal with its faults, no room, a session that is gone, a judge that is away', async () => {
        const { page, judge, close } = await open(said.path, said);
        const alert = page.getByRole('alert');
        judge.refuse.set('POST /juge/sessions', 400);
        await page.locator('#nom').fill('Garage Plus');
        await page.locator('#version').fill('4.2');
        await button(page, said.open).click();
        await alert.getByText('/nom').waitFor();
        assert.equal(await page.locator('#nom').getAttribute('aria-invalid'), 'true');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'nom');
        judge.refuse.set('POST /juge/sessions', 429);
        await button(page, said.open).click();
        await alert.getByText('50 sessions').waitFor();
        assert.equal(await page.locator('[aria-invalid]').count(), 0);
        judge.refuse.clear();
        await openSession(page, said);
        assert.equal(await alert.locator('*').count(), 0);
        judge.refuse.set(`GET ${session}`, 503);
        await page.locator('#attente').filter({ hasText: '30 s' }).waitFor();
        judge.refuse.set(`GET ${session}`, 401);
        await page.reload();
        await alert.getByText(said.lost).waitFor();
        await page.locator('#formulaire').waitFor();
        assert.equal(await page.evaluate(() => sessionStorage.length), 0);
        await close();
      });
    });
  }

  test('Both pages have the same parts, and the same words to say', async () => {
    const parts = async (path) => {
      const { page, close } = await open(path);
      const found = await page.evaluate(() => ({
        parts: [...document.querySelectorAll('body *')].map(({ localName, id, className }) => [localName, id, className]),
        words: Object.entries(JSON.parse(document.body.dataset.words)).map(([name, text]) => [name, ...(text.match(/\{\w+\}/g) ?? []).sort()]),
        texts: document.querySelector('main').innerText,
      }));
      await close();
      return found;
    };
    const french = await parts('/juge/');
    const english = await parts('/juge/en/');
    assert.ok(french.parts.length > 50);
    assert.deepEqual(english.parts, french.parts);
    assert.deepEqual(english.words, french.words);
    assert.doesNotMatch(english.texts, /[àâçéèêîôû]/);
  });

  test('By keyboard alone: a session is opened, a secret shown', async () => {
    const said = languages.fr;
    const { page, close } = await open(said.path, said);
    const reach = async (locator) => {
      for (let stop = 0; stop < 40; stop++) {
        await page.keyboard.press('Tab');
        if (await locator.evaluate((element) => element === document.activeElement)) {
          assert.notEqual(await locator.evaluate((element) => getComputedStyle(element).outlineStyle), 'none');
          return;
        }
      }
      throw new Error('never reached');
    };
    await page.locator('#offre').filter({ hasText: '49' }).waitFor();
    await reach(page.locator('.skip'));
    await reach(page.locator('#nom'));
    await page.keyboard.type('Garage Plus');
    await reach(page.locator('#version'));
    await page.keyboard.type('4.2');
    await page.keyboard.press('Enter');
    await page.locator('#numero').filter({ hasText: 'J7KQ2M' }).waitFor();
    await reach(button(page, said.show));
    await page.keyboard.press('Enter');
    await button(page, said.hide).waitFor();
    await close();
  });

  test('An access key that is asked for goes where a session is opened, and is not kept', async () => {
    const said = languages.fr;
    const { page, context, judge, close } = await open(said.path, said);
    await context.route(/\/juge\/offre/, (route) =>
      route.fulfill({ json: { cleDemandee: true, placesLibres: 1, dureeMinutes: 120, silenceSecondes: 300, contrat: '1.1.0', scenarios: 80 } }),
    );
    await page.reload();
    await page.locator('#cleAcces').fill('cle-de-lalux');
    await openSession(page, said);
    const { headers } = judge.asked.find(({ method }) => method === 'POST');
    assert.equal(headers.authorization, 'Bearer cle-de-lalux');
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify(sessionStorage)), /lalux/);
    assert.equal(await page.locator('#cleAcces').inputValue(), '');
    await close();
  });

  test('The judge itself: a program sends with what the page shows, a scenario changes its state, the report is read', async () => {
    const said = languages.fr;
    const { page, context, close } = await open(said.path, { locale: said.locale, faked: false });
    await page.locator('#nom').fill('Garage Plus');
    await page.locator('#version').fill('4.2');
    await button(page, said.open).click();
    await page.locator('.scenario').nth(40).waitFor();
    assert.equal(await page.locator('.scenario[data-etat=montre]').count(), 0);
    const [list] = await Promise.all([page.waitForEvent('download'), button(page, said.list).click()]);
    assert.equal(readFileSync(await list.path()).subarray(0, 2).toString(), 'PK');

    await button(page, said.show).first().click();
    const [tokens, functions] = await page.locator('#adresses code').allInnerTexts();
    const [name, secret] = await page.locator('#parties .valeurs').first().locator('code').allInnerTexts();
    const pair = [name, secret].map((part) => new URLSearchParams({ part }).toString().slice(5)).join(':');
    const answer = await fetch(`${tokens}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: '/reparateur /reparateur/upload' }),
    });
    assert.equal(answer.status, 200);
    const { access_token: token } = await answer.json();
    const upload = await fetch(`${functions}/reparateur/upload`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ fileNameWithExtension: 'facture.pdf', file: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') }),
    });
    assert.equal(upload.status, 200);
    // The page may have asked between the two requests, when the first had shown something already.
    await page.locator('#resume').filter({ hasText: 'requêtes : 2.' }).waitFor();
    await page.locator('.scenario[data-etat=montre]').first().waitFor();

    await button(page, said.end).click();
    await page.locator('#rapport[href^="blob:"]').waitFor();
    assert.match(await page.locator('#verdict').innerText(), /terminée/);
    const [tab] = await Promise.all([context.waitForEvent('page'), page.locator('#rapport').click()]);
    await tab.getByRole('heading', { name: "Jugement d'un client Assure" }).waitFor();
    assert.equal(await tab.locator('dl.facts').first().evaluate((facts) => getComputedStyle(facts).display), 'grid');
    assert.match(await tab.locator('main').innerText(), /Garage Plus/);
    await button(page, said.erase).click();
    await page.locator('#formulaire').waitFor();
    await close();
  });

  describe('axe finds nothing', () => {
    // Each language is seen wide and narrow, light and dark: one of both at each view.
    const seen = { fr: [views[0], views[3]], en: [views[1], views[2]] };
    const look = async (page, name, language) => {
      for (const view of seen[language]) {
        await show(page, view);
        await capture(page, `${name}-${view.name}`, { fullPage: true });
      }
      await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => (details.open = true)));
      for (const view of seen[language]) {
        await show(page, view);
        assert.ok((await overflow(page)) <= 0, `${name}, ${view.name}: wider than the screen`);
        assert.deepEqual(await violations(page), [], `${name}, ${view.name}`);
      }
    };

    for (const [language, said] of Object.entries(languages)) {
      test(`the page in all its states (${language})`, async () => {
        const { page, judge, close } = await open(said.path, { locale: said.locale, bypassCSP: true });
        const name = (state) => `juge-${state}-${language}`;
        await page.locator('#offre').filter({ hasText: '49' }).waitFor();
        judge.refuse.set('POST /juge/sessions', 400);
        await page.locator('#nom').fill('Garage Plus');
        await page.locator('#version').fill('4.2');
        await button(page, said.open).click();
        await page.getByRole('alert').getByText('/nom').waitFor();
        await look(page, name('refus'), language);
        judge.refuse.clear();
        judge.change = states.running;
        await openSession(page, said, { expert: true });
        await button(page, said.show).click();
        await look(page, name('ouverte'), language);
        for (const state of ['broken', 'conforming', ...(language === 'fr' ? ['interrupted'] : [])]) {
          judge.change = states[state];
          await page.reload();
          await page.locator('#rapport[href^="blob:"]').waitFor();
          await look(page, name(state), language);
        }
        await close();
      });

      for (const file of html.filter((name) => name.startsWith(language))) {
        test(file, async () => {
          const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
          context.setDefaultTimeout(120_000);
          const page = await context.newPage();
          await page.goto(pathToFileURL(join(documents, file)).href);
          await look(page, file.replaceAll(/[/\\]/g, '-').replace('.html', ''), language);
          await context.close();
        });
      }
    }
  });

  describe('What the page opens', () => {
    for (const file of html.filter((name) => name.startsWith('fr'))) {
      test(`${file} has its style under the policy of the page, and no script runs there`, async () => {
        const { page, context, judge, close } = await open('/juge/');
        judge.change = states.conforming;
        const body = readFileSync(join(documents, file), 'utf8').replace('</main>', '<script>document.title = "script";</script></main>');
        await context.route(/rapport\.html/, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
        await openSession(page, languages.fr);
        await page.locator('#rapport[href^="blob:"]').waitFor();
        const [tab] = await Promise.all([context.waitForEvent('page'), page.locator('#rapport').click()]);
        await tab.locator('h1').first().waitFor();
        assert.equal(await tab.locator('dl.facts').first().evaluate((list) => getComputedStyle(list).display), 'grid');
        assert.notEqual(await tab.title(), 'script');
        await close();
      });
    }
  });
});
