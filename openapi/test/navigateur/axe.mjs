import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at: with and without light, wide and narrow. */
export const views = [
  { name: 'clair', colorScheme: 'light', width: 1440, height: 900 },
  { name: 'sombre', colorScheme: 'dark', width: 1440, height: 900 },
  { name: 'etroit', colorScheme: 'light', width: 375, height: 812 },
  { name: 'etroit-sombre', colorScheme: 'dark', width: 375, height: 812 },
];

/** What axe finds on a page, as text. The page's context must bypass its policy. */
export async function violations(page, counts = () => true) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found
    .filter(counts)
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`);
}

/** What axe finds that is serious or critical. */
export function graveViolations(page) {
  return violations(page, ({ impact }) => ['serious', 'critical'].includes(impact));
}

/** By how many pixels a page is wider than its screen. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
