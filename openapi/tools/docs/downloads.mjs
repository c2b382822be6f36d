// What the site offers to be downloaded, with what a reader checks it by.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { offeredCollections } from '../collections/collections.mjs';
import { editions } from '../editions/editions.mjs';
import { digestHtml, open } from './completion.mjs';
import { code, row, table } from './html.mjs';
import { laterFolder, offered, offeredFiles, sums } from './offered.mjs';
import { judgePipelines, suitePipelines, suiteSettings } from './snippets.mjs';
import { number, spaced } from './typography.mjs';

const workflows = [
  {
    name: 'workflows/assure.arazzo.yaml',
    fr: 'Les parcours, en Arazzo 1.0, pour les outils qui les jouent (Redocly Respect)',
    en: 'The journeys, in Arazzo 1.0, for tools that play them (Redocly Respect); their texts are French',
  },
];

const pipelines = [...judgePipelines, ...suitePipelines, suiteSettings].map(({ name, ...said }) => ({ name: `extraits/${name}`, ...said }));

/** What no build makes before the rest: a sandbox that was built alone does not serve it. */
const lastMade = basename(offeredFiles({ later: true }).at(-1).name);

const groups = { contrat: editions, collections: offeredCollections, parcours: workflows, pipelines, ...offered };

/** A table of a group's files: size in bytes, and SHA-256. Those made later than the site have two rows, see completion.mjs. */
export function downloads(group, context) {
  const { w } = context;
  if (group === 'empreintes') return sumsLine(context);
  const files = groups[group];
  if (!files) return undefined;
  const needs = files.some(({ besoin }) => besoin);
  const titles = [w.file, w.meaning, ...(needs ? [w.needs] : []), w.bytes, 'SHA-256'];
  return table(titles, files.map((file) => rowsOf(file, context)), 'catalogue');
}

function rowsOf(file, { target, root, w, inline }) {
  const name = basename(file.name);
  const link = `<a href="${root}${file.name}" download>${code(name)}</a>`;
  const said = [inline(file[w.language]), ...(file.besoin ? [inline(file.besoin[w.language])] : [])];
  if (!file.later) {
    const content = readFileSync(join(target, file.name));
    return row([link, ...said, number(content.length, w.language), digestHtml(createHash('sha256').update(content).digest('hex'))]);
  }
  const elsewhere = `${code(name)}<br>${w.elsewhere}`;
  return [
    row([link, ...said, open.size(w.language), `<code>${open.digest}</code>`], ` data-offert="${name}"`),
    row([elsewhere, ...said, '', ''], ` data-absent="${name}"`),
  ].join('\n');
}

function sumsLine({ root, w, inline }) {
  const link = `<a href="${root}${laterFolder}/${sums}" download>${code(sums)}</a>`;
  return `<p data-offert="${sums}">${spaced(w.sums(link, inline(`\`sha256sum --check --ignore-missing ${sums}\``)), w.language)}</p>
<p data-absent="${sums}">${inline(w.noLater)}</p>
<p data-absent="${lastMade}">${inline(w.notMade)}</p>`;
}
