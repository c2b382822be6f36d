// The search in the header. Its index is a script of the site, loaded when the search is first used.
'use strict';

(() => {
  const box = document.querySelector('.recherche');
  const field = box.querySelector('input');
  const list = box.querySelector('ul');
  const told = box.querySelector('[role=status]');
  const most = 8;
  let index;

  /** Without accents and capitals: whoever looks for « reglement » finds « règlement ». */
  const simple = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

  function load() {
    index ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = box.dataset.index;
      script.addEventListener('load', () =>
        resolve(globalThis.sections.map((section) => ({ ...section, heading: simple(`${section.page} ${section.title}`), all: simple(section.text) }))),
      );
      script.addEventListener('error', reject);
      document.head.append(script);
    });
    return index;
  }

  /** Every word must be there; one in a heading counts more. */
  function found(sections, text) {
    const words = simple(text).split(/\s+/).filter(Boolean);
    return sections
      .map((section) => {
        const points = words.map((word) => (section.heading.includes(word) ? 10 : section.all.includes(word) ? 1 : 0));
        return { section, points: points.includes(0) ? 0 : points.reduce((sum, point) => sum + point, 0), word: words[0] };
      })
      .filter(({ points }) => points > 0)
      .toSorted((a, b) => b.points - a.points)
      .slice(0, most);
  }

  function shown({ section, word }) {
    const at = Math.max(0, simple(section.text).indexOf(word) - 30);
    const link = document.createElement('a');
    link.href = section.address;
    const title = document.createElement('strong');
    title.textContent = section.title === section.page ? section.title : `${section.page} › ${section.title}`;
    const extract = document.createElement('span');
    extract.textContent = `${at > 0 ? '…' : ''}${section.text.slice(at, at + 110)}`;
    link.append(title, extract);
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  async function search() {
    const text = field.value.trim();
    const results = text.length < 2 ? [] : found(await load(), text);
    if (text !== field.value.trim()) return;
    list.replaceChildren(...results.map(shown));
    list.hidden = results.length === 0;
    told.textContent = text.length < 2 ? '' : box.dataset.told.replace('{n}', String(results.length));
    box.classList.toggle('vide', text.length >= 2 && results.length === 0);
  }

  function close() {
    list.hidden = true;
    box.classList.remove('vide');
  }

  box.hidden = false;
  field.addEventListener('input', search);
  field.addEventListener('focus', load, { once: true });
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  box.addEventListener('keydown', (event) => {
    const stops = [field, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      close();
      field.focus();
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key) && !list.hidden) {
      event.preventDefault();
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
