// When everything is made: the whole site, and what a vendor takes home, the folder of a release, the sandbox with all downloads beside it.

import { createHash } from 'node:crypto';
import { constants, copyFileSync, cpSync, createReadStream, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { completed } from './completion.mjs';
import { withValues } from './directives.mjs';
import { found, laterFolder, sums } from './offered.mjs';

/**
 * Makes both, each anew.
 *
 * @param entries what is offered and made later than the site
 * @param root the directory below which their files are
 * @param built the directory with the site (`docs`) and the pages to be completed (`pages-ouvertes`)
 * @param target the directory to write into
 * @param version the programs'
 * @param notes what the release begins with: texts by the names of their files, with the values `{=name}`
 * @param java the oldest Java that will do
 * @return the two folders
 */
export async function release({ entries, root, built, target, version, notes, java }) {
  const files = found(entries, root);
  const sandbox = files.find(({ file }) => file.startsWith('server-stub/'));
  const nameOf = (start, end) => basename(files.find(({ file }) => file.startsWith(start) && file.endsWith(end)).name);
  const values = {
    programmes: version,
    java,
    'bac-a-sable': basename(sandbox.name),
    programme: nameOf('client-gen/', '-programme.zip'),
    suite: nameOf('conformance-tests/', '.jar'),
  };
  const texts = Object.entries(notes).map(([name, text]) => [name, withValues(text, values)]);
  const site = join(target, 'site');
  const folder = join(target, `assure-${version}`);
  for (const directory of [site, folder]) rmSync(directory, { recursive: true, force: true });

  cpSync(join(built, 'docs'), site, { recursive: true });
  mkdirSync(join(site, laterFolder), { recursive: true });
  const facts = new Map();
  for (const { name, path } of files) {
    const copy = join(site, name);
    // Where the file system can, without a second time the bytes.
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    facts.set(basename(name), { size: statSync(copy).size, sha256: await digest(copy) });
  }
  writeFileSync(join(site, laterFolder, sums), sumsOf([...facts].map(([name, { sha256 }]) => [sha256, name])));
  facts.set(sums, { size: 0, sha256: '' });
  for (const page of pagesOf(join(built, 'pages-ouvertes'))) {
    writeFileSync(join(site, page), completed(readFileSync(join(built, 'pages-ouvertes', page), 'utf8'), facts));
  }

  mkdirSync(join(folder, laterFolder), { recursive: true });
  const taken = files.map(({ name, file }) => {
    const place = file === sandbox.file ? basename(name) : name;
    linkOrCopy(join(site, name), join(folder, place));
    return [facts.get(basename(name)).sha256, place];
  });
  writeFileSync(join(folder, sums), sumsOf(taken));
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
  return { site, folder };
}

async function digest(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** As sha256sum writes it. */
function sumsOf(lines) {
  return lines.map(([sha256, name]) => `${sha256}  ${name}\n`).join('');
}

/** The pages, and their Markdown. */
function pagesOf(directory) {
  return readdirSync(directory, { recursive: true }).filter((name) => /\.(?:html|md)$/.test(name));
}

/** Both folders are ours, and are removed together: one file with two names will do, where there can be one. */
function linkOrCopy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch (refused) {
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EOPNOTSUPP', 'ENOSYS'].includes(refused.code)) throw refused;
    copyFileSync(from, to);
  }
}
