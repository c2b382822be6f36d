import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const captures = fileURLToPath(new URL('../../target/captures/', import.meta.url));
const wanted = process.env.CAPTURES === 'true';
if (wanted) mkdirSync(captures, { recursive: true });

/** With CAPTURES=true, a picture in target/captures. It is for people: no test looks at one, and a browser is long about it. */
export async function capture(page, name, settings = {}) {
  if (wanted) await page.screenshot({ path: join(captures, `${name}.png`), ...settings });
}
