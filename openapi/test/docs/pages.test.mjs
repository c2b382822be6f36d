import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import vm from 'node:vm';
import { isFrench } from '../editions/prose.mjs';
import { files, pages, returnPage, target } from './site.mjs';

describe('Every page', () => {
  for (const [name, { html, document }] of pages) {
    test(`${name}: its language, its title, one h1, its landmarks`, () => {
      const language = name.startsWith('en/') ? 'en' : 'fr';
      assert.equal(document.querySelector('html').getAttribute('lang'), language);
      assert.match(document.querySelector('title').text, /Assure/);
      assert.equal(document.querySelectorAll('h1').length, 1);
      assert.equal(document.querySelectorAll('main').length, 1);
      assert.equal(document.querySelector('a.skip').getAttribute('href'), `#${document.querySelector('main').id}`);
      assert.ok(document.querySelector('meta[name=description]').getAttribute('content').length > 40);
      for (const nav of document.querySelectorAll('nav')) assert.ok(nav.getAttribute('aria-label'));
      assert.equal(document.querySelectorAll('nav.pages [aria-current=page]').length, 1);
    });

    test(`${name}: loads nothing from elsewhere, and may not`, () => {
      for (const element of document.querySelectorAll('[src], link[href], source, iframe, object, embed, image')) {
        const address = element.getAttribute('src') ?? element.getAttribute('href');
        assert.doesNotMatch(address, /^(https?:)?\/\//, element.toString());
      }
      assert.equal(document.querySelectorAll('[style], script:not([src])').length, 0, 'the policy allows no inline style or script');
      const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
      assert.match(policy, /^default-src 'none';/);
      assert.doesNotMatch(policy, /http|\*|unsafe/);
      assert.match(policy, document.querySelector('.essai') ? /connect-src 'self';/ : /connect-src 'none';/);
    });

    test(`${name}: no directive or value was left unfilled`, () => {
      assert.doesNotMatch(html, /\{\{[\w-]+|\{=[\w-]+\}|>undefined<|\[object Object\]/);
    });

    test(`${name}: every picture has a title and a description`, () => {
      for (const svg of document.querySelectorAll('svg.picture')) {
        const names = svg.getAttribute('aria-labelledby').split(' ');
        for (const id of names) assert.ok(document.getElementById(id).text.length > 10, id);
        assert.doesNotMatch(svg.toString(), /#[0-9a-f]{6}\b|(?:fill|stroke)="(?!none)/i, 'colours belong to the style sheet');
      }
    });
  }

  test('English pages have no French prose outside what is marked as French', () => {
    const found = [];
    for (const [name, { html }] of pages) {
      if (!name.startsWith('en/')) continue;
      const prose = html
        .replaceAll(/<(pre|code|style|script)\b.*?<\/\1>/gs, ' ')
        .replaceAll(/<(\w+)[^>]* lang="fr"[^>]*>.*?<\/\1>/gs, ' ')
        .replaceAll(/"[^"<>]*"/g, ' ');
      if (name === 'en/decisions.html') continue; // quotes the document
      for (const [, text] of prose.matchAll(/>([^<]+)</g)) {
        if (/[àâçéèêëîïôûùœ«»]/i.test(text) && isFrench(text)) found.push(`${name}: ${text.trim()}`);
      }
    }
    assert.deepEqual(found, []);
  });
});

test('The return address of the sign-in is a page that loads nothing from elsewhere and leads back in both languages', () => {
  const html = readFileSync(join(target, returnPage), 'utf8');
  assert.match(html, /Content-Security-Policy" content="default-src 'none';/);
  assert.deepEqual([...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, address]) => address).filter((address) => !existsSync(join(target, 'essai', address))), []);
  assert.match(html, /<p lang="en">/);
});

/** What the script of a language's index sets. */
function indexOf(language) {
  const context = vm.createContext({});
  vm.runInContext(readFileSync(join(target, `recherche.${language}.js`), 'utf8'), context);
  return structuredClone(context.recherche);
}

describe('The index of the search', () => {
  for (const [language, prefix] of [
    ['fr', ''],
    ['en', 'en/'],
  ]) {
    test(`${language}: every page, every address that it names, and the words of the pages`, () => {
      const sections = indexOf(language);
      for (const { address } of sections) {
        const [path, anchor] = address.split('#');
        assert.ok(anchor ? pages.get(prefix + path).document.getElementById(anchor) : pages.has(prefix + path), address);
      }
      const all = [...pages.keys()].filter((name) => name.startsWith('en/') === (language === 'en'));
      assert.deepEqual([...new Set(sections.map(({ address }) => prefix + address.split('#')[0]))].toSorted(), all.toSorted());
      assert.equal(sections.find(({ title }) => title === 'cle-perimee').address, `${language === 'fr' ? 'erreurs' : 'errors'}.html#cle-perimee`);
      for (const address of ['reference.html#schema-DemandeReparateur-numeroSinistre', 'reference.html#op-autoriser-303']) {
        assert.ok(sections.find((section) => section.address === address)?.text.length > 20, address);
      }
    });

    test(`${language}: text only, and words whole`, () => {
      const sections = indexOf(language);
      const told = sections.map(({ title, text, code }) => `${title} ${text} ${code}`);
      assert.deepEqual(told.filter((text) => /<\/?(?:span|code|div|a|td|pre|wbr)\b|hljs-|&(?:lt|gt|amp|quot|#x27);/.test(text)), []);
      for (const whole of ['urn:assure:probleme:non-authentifie', '"type": "urn:assure:probleme:', 'ASSURE_CLIENT_ID']) {
        assert.ok(told.some((text) => text.includes(whole)), `${whole} is cut where its colours change`);
      }
    });
  }
});

test('The walk through the management page shows each of its screens, in which nothing leads anywhere or has a name', () => {
  for (const [path, words] of [['gestion.html', 'Faire un nouveau secret'], ['en/management.html', 'Make a new secret']]) {
    const { html, document } = pages.get(path);
    const drawn = [...html.matchAll(/<template shadowrootmode="open">(.*?)<\/template>/gs)].map(([, screen]) => screen);
    assert.equal(drawn.length, document.querySelectorAll('.ecran[inert][aria-label]').length);
    assert.ok(drawn.length >= 10);
    assert.ok(drawn.every((screen) => /<h1>[^<]+<\/h1>/.test(screen)));
    assert.deepEqual(drawn.filter((screen) => /<a href| (?:id|for|name|src|on\w+)=|undefined|\{\w+\}/.test(screen)), []);
    assert.ok(drawn.some((screen) => screen.includes(words) && screen.includes('assure_')));
  }
});

test('Styles and scripts name no address', () => {
  for (const name of files.filter((file) => /\.(css|js)$/.test(file) && !/^(extraits\/|recherche\.\w+\.|minisearch\.)/.test(file))) {
    assert.doesNotMatch(readFileSync(join(target, name), 'utf8'), /https?:|@import|\burl\(/);
  }
});
