import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Starts the machine's own Chromium, with more arguments if need be; nothing is ever downloaded. */
export async function startChromium(...more) {
  const executablePath = process.env.CHROMIUM ?? usual.find((path) => existsSync(path));
  if (!executablePath || !existsSync(executablePath)) {
    throw new Error(
      `Chromium introuvable${process.env.CHROMIUM ? ` (${process.env.CHROMIUM})` : ''}. Installez-le (Debian : apt-get install chromium), ou nommez-le par la ` +
        `variable CHROMIUM.\nChromium not found: install it, or name it in the variable CHROMIUM. Looked for: ${usual.join(', ')}`,
    );
  }
  // A page is left before its second compiler has paid for itself: a tenth of the processor time of what is run in pages.
  const args = ['--js-flags=--no-turbofan', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more];
  return chromium.launch({ executablePath, args });
}
