// The search in the header, by MiniSearch. The library and the index of the language's sections are scripts, loaded when the search is first
// used: a page that was opened from a file may load those, and fetch nothing.
'use strict';

(() => {
  const box = document.querySelector('.recherche');
  const [field, list, told] = ['input', 'ul', '[role=status]'].map((part) => box.querySelector(part));
  const most = 8;
  let loaded;

  /** Without accents and capitals: whoever looks for « reglement » finds « règlement ». */
  const simple = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe');
  const small = ['am', 'avec', 'de', 'des', 'do', 'du', 'en', 'est', 'et', 'for', 'how', 'in', 'is', 'la', 'le', 'les', 'ma', 'mes', 'mon', 'my', 'of', 'ou', 'que', 'the', 'to', 'un', 'une', 'when', 'where', 'with'];
  const wordsOf = (text) => (simple(text).match(/[\p{L}\p{N}]{2,}|\p{N}|c#/gu) ?? []).filter((word) => !small.includes(word));

  /** What stays of a word without the endings of plural and gender, in both languages. */
  const stem = (word) => word.replace(/^(.{3,})aux$/, '$1al').replace(/^(.{3,})ies$/, '$1y').replace(/^(.{3,}?)e*(?:s|(?<=u)x)?$/, '$1');

  const script = (src) =>
    new Promise((resolve, reject) => {
      const element = document.createElement('script');
      document.head.append(Object.assign(element, { src, onload: resolve, onerror: reject }));
    });

  async function load() {
    await script(box.dataset.library);
    await script(box.dataset.index);
    const spelt = {};
    const index = new globalThis.MiniSearch({
      fields: ['title', 'page', 'text', 'code', 'titled', 'also'],
      storeFields: ['title', 'page', 'text', 'address', 'weight'],
      tokenize: wordsOf,
      processTerm(word) {
        spelt[stem(word)] ??= word;
        return stem(word);
      },
      searchOptions: { boost: { title: 10, page: 4, code: 0.2, titled: 12, also: 0.1 }, boostDocument: (id, term, { weight }) => weight, prefix: (term) => term.length > 3 },
    });
    index.addAll(globalThis.recherche.map((section, id) => ({ id, ...section })));
    return { index, spelt };
  }

  const worth = ({ score, queryTerms }) => score * queryTerms.length ** 3;

  /** Sections that have any of the words, first those that have most of them; for a word that is nowhere, those that are nearest. */
  function found({ index, spelt }, text) {
    const missing = wordsOf(text).filter((word) => index.search(word).length === 0);
    const fuzzy = (term) => missing.some((word) => stem(word) === term) && 0.2;
    const instead = missing.map((mot) => [mot, [...new Set(index.search(mot, { fuzzy }).flatMap(({ terms }) => terms))]]).filter(([, near]) => near.length > 0);
    return {
      results: index.search(text, { fuzzy }).toSorted((a, b) => worth(b) - worth(a)),
      instead: instead.map(([mot, near]) => ({ mot, proches: near.slice(0, 3).map((term) => spelt[term]).join(', ') })),
    };
  }

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  function shown({ page, title, text, address, terms }) {
    const place = simple(text).search(new RegExp(`\\b(?:${terms.join('|')})`));
    const from = Math.max(0, place - 30);
    const heading = element('strong', {}, title === page ? title : `${page} › ${title}`);
    const extract = element('span', {}, `${from > 0 ? '…' : ''}${text.slice(from, from + 110)}`);
    return element('li', {}, element('a', { href: `${box.dataset.pages}${address}` }, heading, extract));
  }

  const said = (name, values) => box.dataset[name].replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);

  function show(results, message, open = true) {
    list.replaceChildren(...results.slice(0, most).map(shown));
    list.hidden = results.length === 0;
    told.textContent = message;
    box.classList.toggle('ouvert', open);
    box.classList.toggle('vide', open && results.length === 0);
  }

  async function search() {
    const text = field.value.trim();
    if (text.length < 2) return show([], '', false);
    try {
      const site = await (loaded ??= load());
      if (text !== field.value.trim()) return;
      const { results, instead } = found(site, text);
      const count = said(results.length > most ? 'toldFirst' : 'told', { n: results.length, m: most });
      show(results, [...instead.map((each) => said('toldNear', each)), count].join(' '));
      box.dataset.demande = text;
    } catch {
      // The next attempt may come through.
      loaded = undefined;
      show([], box.dataset.failed);
    }
  }

  const isOpen = () => box.classList.contains('ouvert');

  function close() {
    list.hidden = true;
    box.classList.remove('ouvert', 'vide');
  }

  box.hidden = false;
  field.addEventListener('input', search);
  // Who only passes by need not be told what went wrong; who types is.
  field.addEventListener('focus', () => (loaded ??= load()).catch(() => {}), { once: true });
  field.addEventListener('click', () => isOpen() || search());
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  box.addEventListener('keydown', async (event) => {
    if (event.key === 'Escape' && isOpen()) {
      // The browser would clear the field as well, and what was found could not be opened again.
      event.preventDefault();
      close();
      field.focus();
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      if (!isOpen()) await search();
      const stops = [field, ...list.querySelectorAll('a')];
      const at = stops.indexOf(document.activeElement);
      stops.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % stops.length).focus();
    }
  });
  list.addEventListener('click', close);
  box.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && close());
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !document.activeElement.matches('input, textarea, select')) {
      event.preventDefault();
      field.focus();
    }
  });
})();
