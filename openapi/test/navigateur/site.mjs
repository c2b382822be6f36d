// npm run test:navigateur: the site in a real browser, from its files and with the network refused; with CAPTURES=true, screenshots of
// each page's head in target/captures.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { completed } from '../../tools/docs/completion.mjs';
import { programs } from '../../tools/docs/snippets.mjs';
import { pages, sources, target, templates, twins } from '../docs/site.mjs';
import { bringAxe, graveViolations, overflow, show, squeezed, views, viewsByWidth, violations } from './axe.mjs';
import { capture } from './captures.mjs';
import { startChromium } from './chromium.mjs';

/** The pages of downloads as they are when everything is made: each file has a size and a digest, and neither matters here. */
const whole = [...templates].filter(([path]) => path.endsWith('.html')).map(([path, html]) => {
  const made = path.replace('.html', '-complet.html');
  writeFileSync(join(target, made), completed(html, { get: () => ({ size: 55_756_477, sha256: '0123456789abcdef'.repeat(4) }) }));
  return made;
});
assert.equal(whole.length, 2);

let browser;
before(async () => (browser = await startChromium()));
after(async () => browser?.close());

/** A page of the site, opened, with what it asked of the network and what it complained of. */
async function open(path, { colorScheme, width, height }, { withAxe = false, ...settings } = {}) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, bypassCSP: true, reducedMotion: 'reduce', ...settings });
  // The sandbox's tests run beside this one: half a minute for a step, the usual limit, was not always enough.
  context.setDefaultTimeout(120_000);
  if (withAxe) await bringAxe(context);
  const page = await context.newPage();
  const asked = [];
  const complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(join(target, path)).href);
  return { page, asked, complaints, close: () => context.close() };
}

/** What is there and out of sight: the page's own place in an open menu, and code below the button that copies it. */
function unseen(page) {
  return page.evaluate(() => {
    const here = document.querySelector('.pages [aria-current]');
    const place = here.getBoundingClientRect();
    const below = [...document.querySelectorAll('.block')].filter((block) => {
      const button = block.querySelector('.copy').getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(block.querySelector('code'));
      return [...range.getClientRects()].some(({ left, right, top, bottom }) => right > button.left && left < button.right && bottom - 4 > button.top && top + 4 < button.bottom);
    });
    return [...(here.checkVisibility() && (place.top < 0 || place.bottom > innerHeight) ? [here] : []), ...below].map(({ textContent }) => textContent);
  });
}

// A page is loaded once for each width; light and dark are two looks at what was loaded.
for (const looks of viewsByWidth) {
  describe(`${looks.map(({ name }) => name).join(' and ')}, ${looks[0].width} px`, () => {
    /** One for all pages: a browser's page costs more to make than a page of the site to load. */
    let browsed;
    before(async () => (browsed = await open('index.html', looks[0], { withAxe: true })));
    after(() => browsed.close());

    for (const path of [...pages.keys(), ...whole]) {
      test(path, async () => {
        const { page, asked, complaints } = browsed;
        asked.length = 0;
        complaints.length = 0;
        await page.goto(pathToFileURL(join(target, path)).href);
        assert.deepEqual(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')), []);
        assert.deepEqual(complaints, []);
        for (const view of looks) {
          await show(page, view);
          assert.ok((await overflow(page)) <= 0, `${view.name}: the page is wider than the screen`);
          assert.deepEqual(await unseen(page), [], view.name);
          await capture(page, `${path.replace('.html', '').replaceAll('/', '-')}-${view.name}`);
        }
        await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => (details.open = true)));
        for (const view of looks) {
          await show(page, view);
          assert.ok((await overflow(page)) <= 0, `${view.name}: the page is wider than the screen, once all is unfolded`);
          assert.deepEqual(await squeezed(page), [], `${view.name}: descriptions without room`);
          assert.deepEqual(await graveViolations(page, { coloursAlone: view.colorScheme === 'dark' }), [], view.name);
        }
      });
    }
  });
}

describe('A colour that is too pale is found in one place among many that look the same', () => {
  // On a page whose looks are known to be readable: what is planted in the last cell of its tables is all that is wrong with it.
  const path = 'erreurs.html';
  let page;
  let close;
  before(async () => ({ page, close } = await open(path, views[0])));
  after(() => close());
  const found = async () => (await violations(page, { coloursAlone: true })).join('\n');

  for (const [name, plant] of Object.entries({
    'its own colour': (cell) => (cell.style.color = '#999'),
    'the background of its row': (cell) => (cell.parentElement.style.backgroundColor = '#345'),
    'the opacity of its table': (cell) => (cell.closest('table').style.opacity = '0.4'),
    'a colour that is dark enough for large letters only': (cell) => {
      const large = cell.cloneNode(true);
      large.style.cssText = 'color: #888; font-size: 40px';
      cell.before(large);
      cell.style.color = '#888';
    },
    'its own colour, which a text that nobody sees has before it': (cell) => {
      const text = '<span style="color: #999">Un texte</span>';
      cell.innerHTML = `<div style="height: 0; overflow: hidden">${text}</div>${text}`;
    },
    'a place out of the flow, on what another box paints': (cell) => {
      const box = '<div style="background: #345; width: 20rem; height: 3rem"></div>';
      cell.innerHTML = `<div style="position: relative">${box}<span style="position: absolute; top: 0; left: 0">Un texte</span></div>`;
    },
  })) {
    test(name, async () => {
      await page.goto(pathToFileURL(join(target, path)).href);
      assert.equal(await found(), '');
      await page.evaluate(`(${plant})([...document.querySelectorAll('main td')].findLast((cell) => cell.checkVisibility()))`);
      assert.match(await found(), /^color-contrast: /);
    });
  }

  test('a link that nothing but a colour much like its text\'s tells', async () => {
    await page.goto(pathToFileURL(join(target, path)).href);
    assert.equal(await found(), '');
    await page.evaluate(() => {
      const link = '<a href="#contenu" style="color: #222; text-decoration: none">un lien</a>';
      document.querySelector('main p').innerHTML = `<span style="color: #000">Un texte, et ${link} dans ce texte</span>`;
    });
    assert.match(await found(), /^link-in-text-block: /);
  });

  test('in the dark alone', async () => {
    await page.goto(pathToFileURL(join(target, path)).href);
    await page.addStyleTag({ content: '@media (prefers-color-scheme: dark) { main tr:last-child td { color: #444 } }' });
    assert.equal(await found(), '');
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.match(await found(), /^color-contrast: /);
  });
});

test('What is critical or serious is found, and what is moderate is left out', async () => {
  const { page, close } = await open('erreurs.html', views[0]);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>Hors de tout repère</p><img src="data:,"><a href="#contenu"></a>'));
  const rules = (found) => found.map((violation) => violation.slice(0, violation.indexOf(':')));
  assert.deepEqual(rules(await graveViolations(page)), ['image-alt', 'link-name']);
  assert.deepEqual(rules(await violations(page)), ['image-alt', 'link-name', 'region']);
  await close();
});

describe('By keyboard', () => {
  test('the first stop is the link to the content, and it leads there', async () => {
    const { page, close } = await open('jeton.html', views[0]);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    assert.ok((await page.locator('.skip').boundingBox()).y >= 0, 'it shows when it has the focus');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'contenu');
    await close();
  });

  test('every stop shows that it has the focus', async () => {
    const { page, close } = await open('jeton.html', views[0]);
    for (let stop = 0; stop < 25; stop++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(outline, 'none', await page.evaluate(() => document.activeElement.outerHTML.slice(0, 80)));
    }
    await close();
  });

  test('the arrows choose a language, and the choice is the same in each snippet of the site', async () => {
    const { page, close } = await open('jeton.html', views[0]);
    await page.locator('[role=tab]').first().focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('[role=tab][aria-selected=true]').first().textContent(), 'Java');
    assert.equal(await page.locator('.snippet:visible').count(), 1);
    await page.goto(pathToFileURL(join(target, 'fichier.html')).href);
    assert.equal(await page.locator('[role=tab][aria-selected=true]').first().textContent(), 'Java');
    await close();
  });
});

describe('The search', () => {
  for (const [path, typed, address] of [
    ['jeton.html', 'cle-perimee', /erreurs\.html#cle-perimee$/],
    ['en/token.html', 'retention', /limits\.html/],
  ]) {
    test(`${path}: a word, without accents, leads to its section, by keyboard alone and from files`, async () => {
      const { page, asked, complaints, close } = await open(path, views[0], { bypassCSP: false });
      await page.keyboard.press('/');
      await page.keyboard.type(typed);
      await page.locator('.recherche li a').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(address);
      assert.deepEqual(complaints, []);
      assert.deepEqual(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')), []);
      await close();
    });
  }

  /** What a person who types a text then sees: addresses, and what is told of them. */
  const ask = (page, text) =>
    page.evaluate(async (asked) => {
      const box = document.querySelector('.recherche');
      const field = box.querySelector('input');
      field.value = asked;
      field.dispatchEvent(new Event('input'));
      while (box.dataset.demande !== asked) await new Promise((resolve) => setTimeout(resolve));
      return { addresses: [...box.querySelectorAll('li a')].map((link) => link.getAttribute('href')), told: box.querySelector('[role=status]').textContent };
    }, text);

  const asked = parse(readFileSync(new URL('recherche.yaml', import.meta.url), 'utf8'));
  for (const [path, meant] of [
    ['index.html', asked.fr],
    ['en/index.html', asked.en],
  ]) {
    test(`${path}: what people type finds the section that is meant, among the first three`, async () => {
      const { page, close } = await open(path, views[0]);
      const missed = [];
      for (const [typed, sections] of Object.entries(meant)) {
        const first = (await ask(page, typed)).addresses.slice(0, 3).map(decodeURIComponent);
        if (!first.some((address) => sections.some((section) => address.startsWith(section)))) missed.push({ typed, first });
      }
      assert.deepEqual(missed, []);
      await close();
    });

    test(`${path}: each word of the file of synonyms finds something, by itself or by another of its group`, async () => {
      const groups = parse(readFileSync(join(sources, 'recherche.yaml'), 'utf8'));
      const { page, close } = await open(path, views[0]);
      for (const term of groups.flat()) {
        const { addresses, told } = await ask(page, term);
        assert.ok(addresses.length > 0, term);
        assert.doesNotMatch(told, /«|“/, `${term}: another word was looked for`);
      }
      await close();
    });
  }

  test('the number of sections that is told is their number, also when only the first are shown', async () => {
    const { page, close } = await open('index.html', views[0]);
    // Words that nothing else stands for: whoever counts the sections that have them counts the same.
    for (const [word, more] of [
      ['kubernetes', false],
      ['hors', true],
    ]) {
      const { addresses, told } = await ask(page, word);
      const count = await page.evaluate((asked) => {
        const has = ({ page: of, title, text, code }) => new RegExp(`(?<![\\p{L}\\p{N}])${asked}`, 'iu').test(`${of} ${title} ${text} ${code}`);
        return globalThis.recherche.filter(has).length;
      }, word);
      assert.equal(Number(/: (\d+)/.exec(told)[1]), count, word);
      assert.deepEqual([addresses.length, /premières/.test(told)], [Math.min(count, 8), more], told);
    }
    assert.match((await ask(page, 'xidempotnce')).told, /« xidempotnce »/, 'what was looked for instead is said');
    await close();
  });

  test('what is nowhere is said to be, and axe finds nothing with the results open, narrow and dark', async () => {
    const { page, close } = await open('index.html', views[3]);
    await page.locator('.recherche input').fill('reglement');
    await page.locator('.recherche li a').first().waitFor();
    assert.ok((await overflow(page)) <= 0, 'the page is wider than the screen');
    await capture(page, 'recherche-etroit-sombre');
    assert.deepEqual(await graveViolations(page), []);
    await page.locator('.recherche input').fill('xyzzy');
    await page.locator('.recherche.vide').waitFor();
    assert.match(await page.locator('.recherche [role=status]').innerText(), /: 0/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.recherche.vide').count(), 0);
    await close();
  });

  test('what Escape closed, an arrow or a click opens again, with what was typed', async () => {
    const { page, close } = await open('index.html', views[0]);
    const results = page.locator('.recherche li a:visible');
    const field = page.locator('.recherche input');
    assert.equal(await page.locator(`#${await field.getAttribute('aria-controls')} ul`).count(), 1);
    await field.fill('reglement');
    await results.first().waitFor();
    for (const opened of [() => page.keyboard.press('ArrowDown'), () => field.click()]) {
      await page.keyboard.press('Escape');
      assert.equal(await results.count(), 0);
      assert.equal(await field.inputValue(), 'reglement');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'recherche');
      await opened();
      await results.first().waitFor();
    }
    await close();
  });

  for (const [path, said] of [
    ['index.html', /n’a pas pu être chargée/],
    ['en/index.html', /could not be loaded/],
  ]) {
    test(`${path}: an index that cannot be loaded is said, and asked for again`, async () => {
      const { page, close } = await open(path, views[0]);
      const name = await page.evaluate(() => {
        const { dataset } = document.querySelector('.recherche');
        const right = dataset.index;
        dataset.index = 'absent.js';
        return right;
      });
      await page.locator('.recherche input').fill('reglement');
      await page.locator('.recherche.vide').waitFor();
      assert.match(await page.locator('.recherche [role=status]').innerText(), said);
      await page.evaluate((right) => (document.querySelector('.recherche').dataset.index = right), name);
      await page.locator('.recherche input').fill('jeton');
      await page.locator('.recherche li a').first().waitFor();
      await close();
    });
  }
});

test('Without script every snippet is there, one under the other', async () => {
  const { page, close } = await open('jeton.html', views[2], { javaScriptEnabled: false });
  assert.equal(await page.locator('.snippet:visible').count(), programs.length);
  assert.equal(await page.locator('nav.pages a:visible').count(), twins.length);
  assert.equal(await page.locator('.recherche:visible').count(), 0);
  await close();
});

test('On paper everything is there, in light colours: each language of a snippet, each answer of the reference', async () => {
  const { page, close } = await open('jeton.html', views[1]);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.snippet:visible').count(), programs.length);
  assert.equal(await page.locator('.top:visible, .pages:visible, .copy:visible').count(), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  await page.goto(pathToFileURL(join(target, 'reference.html')).href);
  assert.ok((await page.locator('details.answer > table').first().boundingBox()).height > 50);
  await close();
});

test('The policy of the pages lets them have their style and their script, from files too', async () => {
  const { page, complaints, close } = await open('index.html', views[0], { bypassCSP: false });
  assert.deepEqual(complaints, []);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.frame')).display), 'grid');
  await close();
});

test('The other language is one click away, on the same page', async () => {
  const { page, close } = await open('jeton.html', views[0]);
  await page.locator('a.language').click();
  await page.waitForURL(/en\/token\.html$/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.locator('a.language').click();
  await page.waitForURL(/jeton\.html$/);
  await close();
});

test('The other language opens at the same place, whose anchor is another', async () => {
  for (const [path, from, to] of [
    ['decisions.html#d28-le-statut-de-la-redirection', /decisions/, /en\/decisions\.html#d28-the-redirects-status$/],
    ['en/errors.html#cle-perimee', /errors/, /\/erreurs\.html#cle-perimee$/],
  ]) {
    const { page, close } = await open('index.html', views[0]);
    await page.goto(`${pathToFileURL(target).href}/${path}`);
    assert.match(page.url(), from);
    await page.locator('a.language').click();
    await page.waitForURL(to);
    assert.ok(await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null));
    await close();
  }
});

test('A place on the page that was chosen there goes along too', async () => {
  const { page, close } = await open('limites.html', views[0]);
  const anchor = page.locator('main h2 a.header-anchor').last();
  await anchor.click();
  await page.locator('a.language').click();
  await page.waitForURL(/en\/limits\.html#./);
  assert.ok(await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null));
  await close();
});

test('An address leads to a response and to a field: what folds them is opened', async () => {
  const { page, close } = await open('index.html', views[0]);
  for (const id of ['op-autoriser-303', 'schema-DemandeExpert-abandonVehicule']) {
    await page.goto(`${pathToFileURL(join(target, 'reference.html')).href}#${id}`);
    const box = await page.locator(`[id="${id}"]`).boundingBox();
    assert.ok(box.y >= 0 && box.y < views[0].height, `${id} is in sight: ${box.y}`);
    if (id.startsWith('op-')) assert.ok(await page.locator(`[id="${id}"]`).evaluate((answer) => answer.open));
    await page.goto('about:blank');
  }
  await close();
});

test('"Try it" sends to the management interface what a program would: the places filled in, the token, no cookie of the page', async () => {
  const server = 'http://bac.test';
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  await context.addCookies([{ name: 'assure-gestion', value: 'session', domain: 'bac.test', path: '/gestion' }]);
  const asked = [];
  await context.route(`${server}/**`, async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    if (pathname === '/token') return route.fulfill({ json: { access_token: 'jeton-de-gestion', token_type: 'bearer', expires_in: 3600, scope: '/gestion' } });
    if (!pathname.startsWith('/gestion/')) return route.fulfill({ path: join(target, pathname) });
    const { authorization, cookie } = await request.allHeaders();
    asked.push({ method: request.method(), path: pathname + search, authorization, cookie, body: request.postData() });
    return route.fulfill({ status: 201, json: { valeur: 'assure_x' } });
  });
  const page = await context.newPage();
  await page.goto(`${server}/essai.html`);
  const form = (method, path) => page.locator(`form[data-method=${method}][data-path="${path}"]`);
  const send = async (block) => {
    await block.locator('.principal').click();
    await block.locator('.verdict').waitFor();
  };

  await page.getByRole('button', { name: 'Demander un jeton', exact: true }).click();
  await page.locator('.jeton.present').waitFor();
  const made = form('POST', '/gestion/applications/{application}/secrets');
  await made.locator('.principal').click();
  assert.equal(await made.locator('.verdict').count(), 0, 'nothing goes while a place of the path is empty');
  await made.locator('[name=application]').fill('a/b');
  await made.locator('[name=corps]').fill('{"delaiHeures": 48}');
  await send(made);
  assert.match(await made.locator('.reponse').innerText(), /assure_x/);
  await made.locator('.reponse details').last().locator('summary').click();
  assert.match(await made.locator('.reponse').innerText(), /Authorization: Bearer \$JETON/);
  await send(form('GET', '/gestion/comptes'));
  await context.close();

  const authorization = 'Bearer jeton-de-gestion';
  assert.deepEqual(asked, [
    { method: 'POST', path: '/gestion/applications/a%2Fb/secrets', authorization, cookie: undefined, body: '{"delaiHeures": 48}' },
    { method: 'GET', path: '/gestion/comptes?nombre=50', authorization, cookie: undefined, body: null },
  ]);
});

test('The curl line of "try it" sends what the page sent, the chosen file included', async () => {
  const name = "facture d'été.pdf";
  const content = Buffer.from('%PDF-1.4\n\u0000\u00e9\n%%EOF\n', 'latin1');
  const received = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method === 'GET') {
      const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
      response.setHeader('Content-Type', types[pathname.split('.').at(-1)]);
      response.end(readFileSync(join(target, pathname)));
      return;
    }
    const parts = [];
    for await (const part of request) parts.push(part);
    received.push({ method: request.method, path: pathname, type: request.headers['content-type'], body: JSON.parse(Buffer.concat(parts).toString()) });
    response.setHeader('Content-Type', 'application/json');
    response.end('{"status": "Error"}');
  }).listen(0, '127.0.0.1');
  const folder = mkdtempSync(join(tmpdir(), 'assure-curl-'));
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  try {
    writeFileSync(join(folder, name), content);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/essai.html`);
    const form = page.locator('form[data-path="/reparateur/upload"]');
    await form.locator('[name=fichier]').setInputFiles(join(folder, name));
    await page.waitForFunction(() => document.querySelector('form[data-path="/reparateur/upload"] [name=corps]').value.includes('⟨'));
    await form.locator('.principal').click();
    await form.locator('.verdict').waitFor();
    await form.locator('.reponse details').last().locator('summary').click();
    const line = await form.locator('.reponse details').last().locator('code').innerText();
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', line], { cwd: folder, env: { ...process.env, no_proxy: '127.0.0.1' }, timeout: 60_000 });
    assert.match(stdout, /^HTTP\/1\.1 200/);
  } finally {
    await context.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
  const sent = { fileNameWithExtension: name, file: content.toString('base64') };
  assert.deepEqual(received.map(({ body }) => body), [sent, sent]);
  assert.deepEqual(received[1], received[0]);
});
