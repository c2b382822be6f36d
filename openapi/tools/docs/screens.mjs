import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { escapeHtml } from './html.mjs';

const program = fileURLToPath(new URL('screens-page.mjs', import.meta.url));
const place = /<div class="ecran" data-ecran="([a-z-]+)"[^>]*>(?=<\/div>)/g;

/** Where a page shows a screen of the management page: empty until the page is written, so that no search, contents or Markdown reads it. */
export function screenPlace(name, alternative) {
  return `<div class="ecran" data-ecran="${name}" role="img" aria-label="${escapeHtml(alternative)}" inert></div>`;
}

/** Draws the screens of one language, once, when a page has the first of them; then fills the places of a page. */
export function screens(language) {
  let drawn;
  return (page, root) =>
    page.replaceAll(place, (opening, name) => {
      drawn ??= JSON.parse(execFileSync(process.execPath, [program, language], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
      if (!drawn[name]) throw new Error(`There is no screen ${name}; there are ${Object.keys(drawn).join(', ')}`);
      const styles = ['commun', 'formulaires', 'gestion'].map((style) => `<link rel="stylesheet" href="${root}${style}.css">`).join('');
      return `${opening}<template shadowrootmode="open">${styles}<div>${drawn[name]}</div></template>`;
    });
}
