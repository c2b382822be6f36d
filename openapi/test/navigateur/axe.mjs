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

/** What axe finds on a page that is serious or critical, as text. The page's context must bypass its policy. */
export async function graveViolations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`);
}

/** By how many pixels a page is wider than its screen. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
