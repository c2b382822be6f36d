// The page for an address that leads to none: served at any address, so that it may name nothing by the way from it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'node-html-parser';
import { files, pages, target, twins, unknownPages } from './site.mjs';

describe('The page for an unknown address', () => {
  for (const name of unknownPages) {
    const [language, prefix, at] = name.startsWith('en/') ? ['en', '/en/', 1] : ['fr', '/', 0];
    const document = parse(readFileSync(join(target, name), 'utf8'));
    const main = document.querySelector('main');

    test(`${name}: names all that it needs from the site's root, and it is there`, () => {
      const named = document.querySelectorAll('[href], [src]').map((element) => element.getAttribute('href') ?? element.getAttribute('src'));
      const addresses = [...named, ...['data-library', 'data-index'].map((name) => document.querySelector('.recherche').getAttribute(name))].filter((address) => !/^(?:data:|#)/.test(address));
      assert.ok(addresses.length > twins.length);
      for (const address of addresses) {
        assert.match(address, /^\/(?!\/)/, address);
        assert.ok(files.includes(address.slice(1).split('#')[0]), address);
      }
      assert.equal(document.querySelector('.recherche').getAttribute('data-pages'), prefix);
    });

    test(`${name}: is of its language, leads to the home page and the search, and is found by no engine`, () => {
      assert.equal(document.querySelector('html').getAttribute('lang'), language);
      assert.equal(document.querySelectorAll('h1').length, 1);
      const links = main.querySelectorAll('a').map((link) => link.getAttribute('href'));
      assert.ok(links.includes(`${prefix}index.html`) && links.includes('#recherche'), links.join(', '));
      assert.ok(document.getElementById('recherche'));
      assert.equal(document.querySelector('meta[name=robots]').getAttribute('content'), 'noindex');
    });

    test(`${name}: has the menu with every page`, () => {
      const menu = document.querySelectorAll('nav.pages a').map((link) => link.getAttribute('href').slice(1));
      assert.deepEqual(menu, twins.map((pair) => pair[at]));
    });
  }
});

test('what the search finds is named by the way from the page that asks', () => {
  for (const [name, { document }] of pages) assert.equal(document.querySelector('.recherche').getAttribute('data-pages'), '', name);
});
