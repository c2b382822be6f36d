// The versions of the contract, each with what changed since the one before, as `npm run compare` finds it.

import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BREAKING } from '../compare/changes.mjs';
import { changesBetween } from '../compare/contracts.mjs';
import { filled } from '../compare/phrases.mjs';
import { allReleased, releasedDirectory } from '../compare/released.mjs';
import { operations } from './directives.mjs';
import { code, escapeHtml, table } from './html.mjs';

/** Every version, the latest first: its number, its file among the released ones if it is one, and what changed since the one before. */
export async function versions(contract, directory = releasedDirectory) {
  const released = await allReleased(directory);
  const current = contract.info.version;
  const all = released.some((each) => each.contract.info.version === current) ? released : [...released, { contract }];
  return all
    .map(({ file, contract: own }, at) => ({
      version: own.info.version,
      file,
      contract: own,
      changes: at === 0 ? undefined : changesBetween(all[at - 1].contract, own),
    }))
    .toReversed();
}

/** Puts the released contracts on the site. */
export function offerReleased(found, target) {
  mkdirSync(join(target, 'versions'), { recursive: true });
  for (const { file } of found.filter((each) => each.file)) cpSync(join(releasedDirectory, file), join(target, 'versions', basename(file)));
}

/** The page of versions: a section each. */
export function versionParts(found, context) {
  return found.map((entry) => versionPart(entry, context)).join('\n');
}

function versionPart({ version, file, changes }, context) {
  const { w, root } = context;
  const id = `version-${version}`;
  const offered = file
    ? `<p>${w.versions.released}${w.colon} <a href="${root}versions/${file}" download>${code(file)}</a></p>`
    : `<p>${w.versions.coming}</p>`;
  return `<h2 id="${id}"><a class="header-anchor" href="#${id}">${escapeHtml(version)}</a></h2>\n${offered}\n${changesTold(changes, context)}`;
}

/** What changed from one version to the next; the first has nothing before it. */
export function changesTold(changes, context) {
  const { w } = context;
  if (!changes) return `<p>${w.versions.first}</p>`;
  if (changes.length === 0) return `<p>${w.versions.none}</p>`;
  const breaking = changes.filter(({ level }) => level === BREAKING).length;
  const rows = changes.map(({ level, where, ...change }) => [place(where, context), escapeHtml(said(change, w)), level === BREAKING ? `<strong>${w.versions.breaking}</strong>` : w.versions.addition]);
  return `<p>${w.versions.counted(breaking, changes.length - breaking)}</p>\n${table([w.versions.place, w.versions.change, w.versions.effect], rows, 'catalogue')}`;
}

/** Where a change is, with a link to where the site tells it, and what it means if the contract has words for it. */
function place(where, { contract, w, link, inline }) {
  const [, catalogue, name] = /^x-(problemes|codes|regles) (.*)$/.exec(where) ?? [];
  const entry = catalogue && contract[`x-${catalogue}`].find(({ type, code: own, id }) => [type, own, id].includes(name));
  if (entry) {
    const linked = { problemes: () => link.problem(name.split(':').at(-1), name), codes: () => link.code(name), regles: () => link.rule(name) };
    return `${linked[catalogue]()}<br>${inline(entry[w.language])}`;
  }
  const [, method, path, rest] = /^([A-Z]+) (\/\S*)(.*)$/.exec(where) ?? [];
  const found = method && [...operations(contract)].find((each) => each.path === path && each.method.toUpperCase() === method);
  return found ? `${link.operation(found.operation.operationId, code(`${method} ${path}`))}${escapeHtml(placed(rest, w))}` : code(placed(where, w));
}

/** A change in the words of the language. */
function said({ phrase, values }, { versions: { phrases, nothing } }) {
  return filled(phrases[phrase], values, nothing);
}

/** A place in the words of the language; those of the comparison are English. */
function placed(where, { versions: { places } }) {
  return places.reduce((text, [pattern, words]) => text.replace(pattern, words), where);
}
