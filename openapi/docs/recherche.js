// The search in the header. Its index is a script of the site, loaded when the search is first used: sections of the pages, and words
// that mean the same.
'use strict';

(() => {
  const box = document.querySelector('.recherche');
  const field = box.querySelector('input');
  const list = box.querySelector('ul');
  const told = box.querySelector('[role=status]');
  const most = 8;
  let index;

  /** Without accents, capitals, ligatures and blanks that are not one: whoever looks for « reglement » finds « règlement ». */
  const simple = (text) =>
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('’', "'")
      .replaceAll(/\s+/g, ' ')
      .trim();

  /** What stays of a word without the endings of plural and gender, in both languages. */
  const stem = (word) =>
    word
      .replace(/^(.{3,})aux$/, '$1al')
      .replace(/^(.{3,})ies$/, '$1y')
      .replace(/^(.{3,}?)e*[sx]?$/, '$1');

  function load() {
    index ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = box.dataset.index;
      script.addEventListener('load', () => resolve(prepared(globalThis.recherche)));
      script.addEventListener('error', () => {
        // The next attempt may come through.
        index = undefined;
        script.remove();
        reject(new Error(script.src));
      });
      document.head.append(script);
    });
    return index;
  }

  function prepared({ sections, synonyms }) {
    const ready = sections.map((section) => ({ ...section, name: simple(section.title), parent: simple(section.page), all: simple(section.text) }));
    const groups = synonyms.map((group) => group.map(simple));
    const words = ready.flatMap(({ name, parent, all }) => `${name} ${parent} ${all}`.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
    return { sections: ready, groups, vocabulary: [...new Set([...words, ...groups.flat()])] };
  }

  /** What is asked for: words, and terms of several words that have others of the same meaning. */
  function termsOf(text, groups) {
    let rest = ` ${simple(text)} `;
    const terms = [];
    const longestFirst = groups.flat().filter((each) => each.includes(' ')).toSorted((a, b) => b.length - a.length);
    for (const term of longestFirst) {
      if (rest.includes(` ${term} `)) {
        terms.push(term);
        rest = rest.replace(` ${term} `, ' ');
      }
    }
    return [...terms, ...rest.split(' ').filter(Boolean)];
  }

  /** How a term may stand in a text: as it was written, without its ending, or by another of the same meaning. */
  function formsOf(term, groups) {
    const own = [...new Set([term, stem(term)])];
    const others = new Set(groups.filter((group) => group.some((each) => own.includes(each) || stem(each) === stem(term))).flat());
    return [
      ...own.map((form, at) => ({ form, weight: at === 0 ? 1 : 0.8, starts: form.length < 4 })),
      ...[...others].filter((form) => !own.includes(form)).map((form) => ({ form, weight: 0.3, starts: true })),
    ];
  }

  const letter = /[\p{L}\p{N}]/u;

  /**
   * Where a form stands in a text. One that nobody wrote stands at the beginning of a word, and a short one is a whole word: « vin » is
   * not in « vingt ».
   */
  function placeOf({ form, starts }, text) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const cut = letter.test(text[at - 1] ?? ' ');
      const goesOn = letter.test(text[at + form.length] ?? ' ');
      if (!(starts && cut) && !(form.length < 4 && goesOn)) return at;
    }
    return -1;
  }

  function pointsOf({ name, parent, all }, forms) {
    let most = 0;
    for (const each of forms) {
      if (each.weight * 30 <= most) continue;
      const has = (text) => placeOf(each, text) >= 0;
      const place = each.form === name ? 30 : has(name) ? 10 : has(parent) ? 4 : has(all) ? 1 : 0;
      most = Math.max(most, each.weight * place);
    }
    return most;
  }

  /** The words of the site that differ least from one that is nowhere: by one letter, or two in a long word. */
  function near(term, vocabulary) {
    const limit = term.length < 4 ? 0 : term.length < 8 ? 1 : 2;
    const found = vocabulary.map((word) => ({ word, by: distance(term, word, limit) })).filter(({ by }) => by <= limit);
    const least = Math.min(...found.map(({ by }) => by));
    return found.filter(({ by }) => by === least).map(({ word }) => word);
  }

  /** Letters to add, leave out, change, or swap with the next; more than the limit need not be exact. */
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /** Every word must be there, in one of its forms, or, where no section has them all, as many as any has; one in a heading counts more. */
  function found({ sections, groups, vocabulary }, text) {
    const instead = [];
    const asked = termsOf(text, groups).map((term) => {
      const forms = formsOf(term, groups);
      const points = sections.map((section) => pointsOf(section, forms));
      if (points.some((point) => point > 0)) return { forms, points };
      const words = near(term, vocabulary);
      if (words.length === 0) return { forms, points };
      instead.push({ term, words });
      const others = words.flatMap((word) => formsOf(word, groups));
      return { forms: others, points: sections.map((section) => pointsOf(section, others)) };
    });
    const rated = sections.map((section, at) => {
      const points = asked.map((each) => each.points[at]);
      const sum = points.reduce((total, point) => total + point, 0);
      return { section, has: points.filter((point) => point > 0).length, points: sum * section.weight };
    });
    const best = Math.max(1, ...rated.map(({ has }) => has));
    const results = rated.filter(({ has }) => has === best).toSorted((a, b) => b.points - a.points);
    return { results, instead, forms: asked.flatMap(({ forms }) => forms) };
  }

  function shown({ section }, forms) {
    const places = forms.map((each) => placeOf(each, section.all)).filter((place) => place >= 0);
    const at = Math.max(0, Math.min(...places, section.all.length) - 30);
    const from = places.length > 0 ? at : 0;
    const link = document.createElement('a');
    link.href = `${box.dataset.pages}${section.address}`;
    const title = document.createElement('strong');
    title.textContent = section.title === section.page ? section.title : `${section.page} › ${section.title}`;
    const extract = document.createElement('span');
    extract.textContent = `${from > 0 ? '…' : ''}${section.text.slice(from, from + 110)}`;
    link.append(title, extract);
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  const said = (name, values) => box.dataset[name].replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);

  function tell(results, instead) {
    const count = said(results.length > most ? 'toldFirst' : 'told', { n: results.length, m: most });
    const others = instead.map(({ term, words }) => said('toldNear', { mot: term, proches: words.slice(0, 3).join(', ') }));
    told.textContent = [...others, count].join(' ');
  }

  async function search() {
    const text = field.value.trim();
    let loaded;
    try {
      loaded = text.length < 2 ? undefined : await load();
    } catch {
      failed();
      return;
    }
    const { results, instead, forms } = loaded ? found(loaded, text) : { results: [], instead: [], forms: [] };
    if (text !== field.value.trim()) return;
    box.dataset.demande = text;
    list.replaceChildren(...results.slice(0, most).map((result) => shown(result, forms)));
    list.hidden = results.length === 0;
    if (text.length < 2) told.textContent = '';
    else tell(results, instead);
    box.classList.toggle('ouvert', text.length >= 2);
    box.classList.toggle('vide', text.length >= 2 && results.length === 0);
  }

  function failed() {
    list.replaceChildren();
    list.hidden = true;
    told.textContent = box.dataset.failed;
    box.classList.add('ouvert', 'vide');
  }

  const isOpen = () => box.classList.contains('ouvert');

  function close() {
    list.hidden = true;
    box.classList.remove('ouvert', 'vide');
  }

  box.hidden = false;
  field.addEventListener('input', search);
  // Who only passes by need not be told what went wrong; who types is.
  field.addEventListener('focus', () => load().catch(() => {}), { once: true });
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
