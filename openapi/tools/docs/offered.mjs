// What the page of downloads offers beside the site's own files: docs/telechargements.yaml.

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { moduleDirectory } from '../contract.mjs';
import { programs } from './directives.mjs';

/** The folder of the site that is filled after it was built. */
export const laterFolder = 'telechargements';

/** The file of that folder that lists the others as sha256sum does. */
export const sums = 'SHA256SUMS';

const root = join(moduleDirectory, '..');

/**
 * The files by their groups: `file` below the repository's root, `name` below the site's, whether it is made `later` than the site, and
 * what the page says of it.
 */
export const offered = Object.fromEntries(
  Object.entries(parse(readFileSync(join(moduleDirectory, 'docs', 'telechargements.yaml'), 'utf8'))).map(([group, entries]) => [
    group,
    entries.map(({ fichier, ...said }) => {
      const file = fichier.replace('VERSION', programs);
      const later = file.split('/').includes('target');
      return { file, later, name: `${later ? laterFolder : group}/${basename(file)}`, ...said };
    }),
  ]),
);

/** Of all groups, what is made later than the site, or not. */
export function offeredFiles({ later }) {
  return Object.values(offered).flat().filter((entry) => entry.later === later);
}

/** The entries with the absolute path of each; all that are not there are said at once. */
export function found(entries, below = root) {
  const missing = entries.filter(({ file }) => !existsSync(join(below, file)));
  if (missing.length > 0) {
    throw new Error(
      `docs/telechargements.yaml offers what the build did not make: ${missing.map(({ file }) => file).join(', ')}. ` +
        'Correct the list, or make it: ./mvnw package',
    );
  }
  return entries.map((entry) => ({ ...entry, path: join(below, entry.file) }));
}
