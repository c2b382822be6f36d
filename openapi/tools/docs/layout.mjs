import { parse as parseHtml } from 'node-html-parser';
import { feedName } from './feed.mjs';
import { escapeHtml } from './html.mjs';

/** Nothing from elsewhere; and only the page that tries calls may make any, to its own server. */
const policy = ({ essai }) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src ${essai ? "'self'" : "'none'"}; base-uri 'none'; form-action 'none'`;

/** The content of a page, from the HTML of its text. */
export function content(html, w) {
  // Left to its usual settings, the parser takes what is in a block of code for text, its marks included.
  const body = parseHtml(html, { blockTextElements: { script: true, style: true } });
  finish(body, w);
  return body;
}

/**
 * A whole page round its content: landmarks, navigation, the way to its twin in the other language.
 * @param base the way to the pages of the language; none from a page that is among them
 */
export function layout({ page, pages, plan, twin, root, base = '', body, w, version }) {
  const language = w.language;
  const index = pages.indexOf(page);
  const title = body.querySelector('h1').text;
  const summary = body.querySelector('p').text.replaceAll(/\s+/g, ' ').trim();
  const home = language === 'fr' ? root : `${root}en/`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(page)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">${page.apart ? '\n<meta name="robots" content="noindex">' : ''}
<meta name="description" content="${escapeHtml(summary)}">
<title>${page.name === 'index' ? escapeHtml(w.site) : `${escapeHtml(title)} | ${escapeHtml(w.site)}`}</title>
<link rel="icon" href="data:,">
<link rel="alternate" hreflang="${language === 'fr' ? 'en' : 'fr'}" href="${twin.address}">${page.apart ? '' : `\n<link rel="alternate" type="text/markdown" href="${page.name}.md">`}
<link rel="alternate" type="application/atom+xml" title="${escapeHtml(w.feed)}" href="${base}${feedName}">
<link rel="stylesheet" href="${root}commun.css">
<link rel="stylesheet" href="${root}style.css">
<script src="${root}script.js" defer></script>
<script src="${root}recherche.js" defer></script>${page.essai ? tryIt(root) : ''}
</head>
<body data-copy="${w.copy}" data-copied="${w.copied}">
<a class="skip" href="#contenu">${w.skip}</a>
<header class="top">
<a class="brand" href="${home}index.html"><span class="mark" aria-hidden="true">A</span> Assure <span class="version">${version}</span></a>
<form class="recherche" role="search" data-library="${root}minisearch.js" data-index="${root}recherche.${language}.js" data-pages="${base}" data-told="${w.found}" data-told-first="${w.foundFirst}" data-told-near="${w.foundNear}" data-failed="${w.searchFailed}" hidden>
<label for="recherche">${w.search}</label>
<input id="recherche" type="search" placeholder="${w.search}" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" aria-controls="recherche-resultats">
<div class="resultats" id="recherche-resultats">
<ul hidden></ul>
<p role="status"></p>
</div>
</form>
<nav class="tools" aria-label="${w.contract}">
<a href="${root}${language === 'fr' ? 'openapi.yaml' : 'editions/assure.en.yaml'}">${w.contractFile}</a>
<a href="${base}${pages.find(({ essai }) => essai).name}.html">${w.tryIt}</a>
<a class="language" href="${twin.address}" data-ancres="${escapeHtml(JSON.stringify(twin.anchors))}" hreflang="${language === 'fr' ? 'en' : 'fr'}" lang="${language === 'fr' ? 'en' : 'fr'}" title="${w.switchTo}">${w.otherLanguage}</a>
</nav>
</header>
<div class="frame">
<nav class="pages" aria-label="${w.pages}">
<details open>
<summary>${w.menu}</summary>
${plan.map(({ groupe, pages: members }) => group(groupe[language], members, page, language, base)).join('\n')}
</details>
</nav>
<main id="contenu" tabindex="-1">
<div class="content">
${body.toString()}
</div>
${page.apart ? '' : `<p class="source"><a href="${page.name}.md">${w.markdown}</a></p>\n${follow(pages[index - 1], pages[index + 1], w)}`}
</main>
${toc(body, w)}
</div>
</body>
</html>
`;
}

function tryIt(root) {
  return `\n<link rel="stylesheet" href="${root}essai.css">\n<script src="${root}essai.js" defer></script>`;
}

function group(title, members, current, language, base) {
  const links = members.map((member) => {
    const here = member[language] === current.name ? ' aria-current="page"' : '';
    return `<li><a href="${base}${member[language]}.html"${here}>${escapeHtml(member.titre[language])}</a></li>`;
  });
  return `<p class="group">${escapeHtml(title)}</p>\n<ul>${links.join('\n')}</ul>`;
}

function follow(previous, next, w) {
  const link = (page, word, kind) =>
    page ? `<a class="${kind}" href="${page.name}.html"><span>${word}</span>${escapeHtml(page.title)}</a>` : '<span></span>';
  return `<nav class="follow" aria-label="${w.follow}">${link(previous, w.previous, 'previous')}${link(next, w.next, 'next')}</nav>`;
}

function toc(body, w) {
  const headings = body.querySelectorAll('h2, h3').filter((heading) => heading.id);
  if (headings.length < 2) return '';
  const tops = headings.filter((heading) => heading.tagName === 'H2').length;
  const kept = headings.length > 30 ? headings.filter((heading) => !/^schema-/.test(heading.id)) : headings;
  const items = kept.map(
    (heading) => `<li class="${heading.tagName.toLowerCase()}"><a href="#${heading.id}">${heading.innerText.trim()}</a></li>`,
  );
  return tops ? `<nav class="toc" aria-label="${w.onThisPage}">\n<p class="group">${w.onThisPage}</p>\n<ul>${items.join('\n')}</ul>\n</nav>` : '';
}

/**
 * Tables keep their meaning when the style sheet stacks them on a narrow screen: the roles are written out, and each cell carries
 * its column's title. What can be wider than the page can be reached and scrolled with the keyboard.
 */
function finish(body, w) {
  markPoints(body);
  for (const table of body.querySelectorAll('table')) {
    const titles = table.querySelectorAll('thead th').map((cell) => cell.text);
    table.setAttribute('role', 'table');
    table.querySelectorAll('thead, tbody').forEach((part) => part.setAttribute('role', 'rowgroup'));
    table.querySelectorAll('tr').forEach((row) => row.setAttribute('role', 'row'));
    table.querySelectorAll('thead th').forEach((cell) => cell.setAttribute('role', 'columnheader'));
    for (const row of table.querySelectorAll('tbody tr')) {
      row.querySelectorAll('th, td').forEach((cell, index) => {
        cell.setAttribute('role', cell.tagName === 'TH' ? 'rowheader' : 'cell');
        cell.setAttribute('data-title', titles[index]);
      });
    }
  }
  for (const wide of body.querySelectorAll('pre, .scroll')) {
    wide.setAttribute('tabindex', '0');
    wide.setAttribute('role', 'region');
    wide.setAttribute('aria-label', w.wide);
  }
}

/** A point of the checklist is known by its item, so that whoever is led to it reads it first. */
function markPoints(body) {
  for (const paragraph of body.querySelectorAll('p[data-point]')) {
    paragraph.closest('li').setAttribute('id', `point-${paragraph.getAttribute('data-point')}`);
    paragraph.removeAttribute('data-point');
  }
}
