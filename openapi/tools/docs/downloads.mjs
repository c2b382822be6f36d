// What the site offers to be downloaded, with what a reader checks it by.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offeredCollections } from '../collections/collections.mjs';
import { editions } from '../editions/editions.mjs';
import { code, table } from './html.mjs';
import { number } from './typography.mjs';

const workflows = [
  {
    name: 'workflows/assure.arazzo.yaml',
    fr: 'Les parcours, en Arazzo 1.0, pour les outils qui les jouent (Redocly Respect)',
    en: 'The journeys, in Arazzo 1.0, for tools that play them (Redocly Respect); their texts are French',
  },
];

const groups = { contrat: editions, collections: offeredCollections, parcours: workflows };

/** A table of a group's files, which have been written: size in bytes, and SHA-256. */
export function downloads(group, { target, root, w, inline }) {
  return (
    groups[group] &&
    table(
      [w.file, w.meaning, w.bytes, 'SHA-256'],
      groups[group].map(({ name, ...said }) => {
        const content = readFileSync(join(target, name));
        const digest = createHash('sha256').update(content).digest('hex');
        return [
          `<a href="${root}${name}" download>${code(name.split('/').at(-1))}</a>`,
          inline(said[w.language]),
          number(content.length, w.language),
          `<code>${digest.slice(0, 32)}<wbr>${digest.slice(32)}</code>`,
        ];
      }),
      'catalogue',
    )
  );
}
