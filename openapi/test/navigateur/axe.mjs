import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { judge } from './contrast.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at: with and without light, wide and narrow. */
export const views = [
  { name: 'clair', colorScheme: 'light', width: 1280, height: 900 },
  { name: 'sombre', colorScheme: 'dark', width: 1280, height: 900 },
  { name: 'etroit', colorScheme: 'light', width: 360, height: 800 },
  { name: 'etroit-sombre', colorScheme: 'dark', width: 360, height: 800 },
];

/** The views of a page at each width, which it is loaded at. */
export const viewsByWidth = [...new Set(views.map(({ width }) => width))].map((width) => views.filter((view) => view.width === width));

/** Shows a page as a view has it. */
export async function show(page, { colorScheme, width, height }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
}

/** Has axe in each page of a context from its start: what comes with a page is compiled once, what is sent to one each time. */
export function bringAxe(context) {
  return context.addInitScript({ content: axe });
}

/** The looks of texts and links whose colours axe has found to be right, on whatever page. */
const right = new Set();

/**
 * What axe finds on a page, as text: of all its rules, or of those about colours alone, of a page that was looked at in the light at the same width;
 * all of it, or what is serious or critical alone.
 * Colours are looked at where a text or a link looks as none before. The page's context must bypass its policy.
 */
export async function violations(page, { coloursAlone = false, graveAlone = false } = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const rules = coloursAlone ? ['color-contrast', 'link-in-text-block'] : undefined;
  const { found, proven } = await page.evaluate(judge, { rules, graveAlone, right: [...right] });
  for (const look of proven) right.add(look);
  return found
    .filter(({ impact }) => !graveAlone || ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`);
}

/** What axe finds that is serious or critical. */
export function graveViolations(page, which = {}) {
  return violations(page, { ...which, graveAlone: true });
}

/** The descriptions in tables of fields and headers that have less room than a few words need. */
export function squeezed(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll(':is(.fields, .headers) td:last-child')]
      .filter((cell) => cell.checkVisibility() && cell.getBoundingClientRect().width < 220)
      .map((cell) => `${Math.round(cell.getBoundingClientRect().width)} px: ${cell.parentElement.innerText.slice(0, 60)}`),
  );
}

/** By how many pixels a page is wider than its screen. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
