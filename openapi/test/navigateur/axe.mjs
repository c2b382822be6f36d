import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at: with and without light, wide and narrow. */
export const views = [
  { name: 'clair', colorScheme: 'light', width: 1280, height: 900 },
  { name: 'sombre', colorScheme: 'dark', width: 1280, height: 900 },
  { name: 'etroit', colorScheme: 'light', width: 360, height: 800 },
  { name: 'etroit-sombre', colorScheme: 'dark', width: 360, height: 800 },
];

/** The rules of axe that a view needs of a page seen in the light at the same width: darkness changes colours and nothing else. */
export function rules({ colorScheme }) {
  return colorScheme === 'dark' ? ['color-contrast'] : undefined;
}

/** What axe finds on a page, as text: of all its rules, or of those named. The page's context must bypass its policy. */
export async function violations(page, counts = () => true, runOnly = undefined) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
  return found
    .filter(counts)
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`);
}

/** What axe finds that is serious or critical, of all its rules or of those named. */
export function graveViolations(page, runOnly = undefined) {
  return violations(page, ({ impact }) => ['serious', 'critical'].includes(impact), runOnly);
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
