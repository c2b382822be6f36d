import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** First the one that has no window to draw: its tests take three quarters of the processor time. */
const usual = readFileSync(new URL('chromium.txt', import.meta.url), 'utf8').trim().split(/\r?\n/);

/** Starts the machine's own Chromium, with more arguments if need be; nothing is ever downloaded. */
export async function startChromium(...more) {
  const executablePath = process.env.CHROMIUM ?? usual.find((path) => existsSync(path));
  if (!executablePath || !existsSync(executablePath)) {
    throw new Error(
      `Chromium introuvable${process.env.CHROMIUM ? ` (${process.env.CHROMIUM})` : ''}. Installez-le (Debian : apt-get install chromium-headless-shell), ou nommez-le par la ` +
        `variable CHROMIUM.\nChromium not found: install it, or name it in the variable CHROMIUM. Looked for: ${usual.join(', ')}`,
    );
  }
  // A page is left before its second compiler has paid for itself: a tenth of the processor time of what is run in pages.
  const args = ['--js-flags=--no-turbofan', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more];
  return chromium.launch({ executablePath, args, timeout: 120_000 });
}
