// The site as the tests read it: built anew, in a directory of their own.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'node-html-parser';
import { buildSite, languages, readPlan, unknown } from '../../tools/docs/site.mjs';

const openapi = new URL('../../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, openapi));

export const sources = at('docs/');

/** Built once for all tests, by tools/test.mjs; a test that is run by itself has one of its own. */
const built = process.env.SITE_OF_TESTS ?? (await ownSite());

export const target = join(built, 'docs');

const open = join(built, 'pages-ouvertes');

async function ownSite() {
  const temporary = mkdtempSync(join(tmpdir(), 'assure-docs-'));
  process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
  await buildSite({ sources, target: join(temporary, 'docs'), templates: join(temporary, 'pages-ouvertes') });
  return temporary;
}

/** The pages that are completed when everything is made, and their Markdown, as they are before that, by their paths. */
export const templates = new Map(
  readdirSync(open, { recursive: true })
    .filter((name) => /\.(?:html|md)$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(open, name), 'utf8')]),
);

/** Every file of the site, as paths from its root, with `/`. */
export const files = readdirSync(target, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1).replaceAll('\\', '/'));

/** Where a browser comes back from the sign-in: no page to read, and outside of the plan. */
export const returnPage = 'essai/retour.html';

/** What is answered at an address that leads to no page, in each language: outside of the plan too. */
export const unknownPages = languages.map((language) => pathOf(language, unknown));

/** Every page: its path, its text, its elements. */
export const pages = new Map(
  files
    .filter((name) => name.endsWith('.html') && name !== returnPage && !unknownPages.includes(name))
    .map((name) => [name, page(readFileSync(join(target, name), 'utf8'))]),
);

/** Its elements are read when they are first asked for: few tests look at all pages. */
function page(html) {
  let document;
  return {
    html,
    get document() {
      // What is in a template is no part of the page.
      document ??= parse(html.replaceAll(/<template .*?<\/template>/gs, ''), { comment: true, blockTextElements: { script: true, style: true } });
      return document;
    },
  };
}

const { plan, pagesOf } = readPlan(sources);

/** Path of a page, by its name in the language. */
function pathOf(language, name) {
  return `${language === 'fr' ? '' : 'en/'}${name}.html`;
}

/** The twins: for each page of the plan, its path in each language. */
export const twins = plan.flatMap((group) => group.pages).map((page) => languages.map((language) => pathOf(language, page[language])));

export { pagesOf };
