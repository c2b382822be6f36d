// Comfort only: every page is complete without it. Tabs for the languages of a snippet, a button to copy code, what an address leads
// to unfolded, the same place in the other language, the page that one is on in sight in the menu, and that closed on a narrow screen.
'use strict';

(() => {
  const { copy, copied } = document.body.dataset;
  const groups = [...document.querySelectorAll('.snippets')];

  const remembered = {
    get() {
      try {
        return localStorage.getItem('langage');
      } catch {
        return null;
      }
    },
    set(value) {
      try {
        localStorage.setItem('langage', value);
      } catch {
        // Storage can be forbidden: the choice then lasts as long as the page.
      }
    },
  };

  function choose(language) {
    for (const group of groups) {
      for (const tab of group.querySelectorAll('[role=tab]')) {
        const chosen = tab.textContent === language;
        tab.setAttribute('aria-selected', String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
        document.getElementById(tab.getAttribute('aria-controls')).hidden = !chosen;
      }
    }
  }

  function makeTabs(group, number) {
    const panels = [...group.querySelectorAll('.snippet')];
    const list = document.createElement('div');
    list.className = 'tabs';
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', group.dataset.label);
    panels.forEach((panel, index) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `onglet-${number}-${index}`;
      tab.textContent = panel.dataset.language;
      tab.setAttribute('role', 'tab');
      panel.id = `extrait-${number}-${index}`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      panel.querySelector('h4').hidden = true;
      tab.setAttribute('aria-controls', panel.id);
      list.append(tab);
    });
    list.addEventListener('click', ({ target }) => {
      if (target.matches('[role=tab]')) {
        const before = target.getBoundingClientRect().top;
        choose(target.textContent);
        scrollBy({ top: target.getBoundingClientRect().top - before, behavior: 'instant' });
        remembered.set(target.textContent);
      }
    });
    list.addEventListener('keydown', (event) => {
      const tabs = [...list.children];
      const at = tabs.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        const tab = tabs.at(to % tabs.length);
        tab.focus();
        tab.click();
      }
    });
    group.prepend(list);
  }

  groups.forEach(makeTabs);
  if (groups.length) {
    const languages = [...groups[0].querySelectorAll('.snippet')].map((panel) => panel.dataset.language);
    const language = remembered.get();
    choose(languages.includes(language) ? language : languages[0]);
  }

  if (navigator.clipboard) {
    for (const block of document.querySelectorAll('pre')) {
      const frame = document.createElement('div');
      frame.className = 'block';
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = copy;
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(block.textContent);
        button.textContent = copied;
        setTimeout(() => (button.textContent = copy), 2000);
      });
      block.replaceWith(frame);
      frame.append(block, button);
    }
  }

  /** What an address leads to may be folded: it is opened, with all that is round it. */
  function unfold() {
    const target = document.getElementById(anchor());
    if (!target) return;
    for (let part = target; part; part = part.parentElement) {
      if (part.matches('details')) part.open = true;
    }
    target.scrollIntoView({ behavior: 'instant' });
  }

  /** The same place in the other language, where headings have other anchors. */
  const other = document.querySelector('a.language');
  const twins = JSON.parse(other.dataset.ancres);
  function lead() {
    other.hash = twins[anchor()] ?? anchor();
  }

  function anchor() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return '';
    }
  }

  function arrive() {
    lead();
    unfold();
  }
  addEventListener('hashchange', arrive);
  if (location.hash) arrive();

  const menu = document.querySelector('.pages details');
  const narrow = matchMedia('(max-width: 52rem)');
  const adjust = () => (menu.open = !narrow.matches);
  narrow.addEventListener('change', adjust);
  adjust();

  const list = document.querySelector('.pages');
  const here = list.querySelector('[aria-current]');
  if (here && here.offsetTop + here.offsetHeight > list.clientHeight) list.scrollTop = here.offsetTop - list.clientHeight / 2;
})();
