// Maven's part of the staging: what `deploy` wrote, as a repository that has the same bytes each time.

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a deployed snapshot's files are called by: the time of day, and which one of that moment. */
const moment = /-\d{8}\.\d{6}-\d+(?=[.-])/;

/** All files below a folder, with "/" between names, in the order of their names on every machine. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** A deployed file's name in the staging; nothing for what says only when it was deployed. */
export function stagedName(name) {
  if (/(^|\/)maven-metadata\.xml(\.|$)/.test(name) || /\.(md5|sha1|sha256|sha512)$/.test(name)) return undefined;
  return name.replace(moment, '-SNAPSHOT');
}

/**
 * Copies what was deployed, with complete POMs, and beside each file the two checksums that Maven Central asks for.
 *
 * @param deployed the repository that Maven's deploy has written
 * @param to where the staged one goes
 * @param complete makes a POM complete
 */
export function stageRepository({ deployed, to, complete }) {
  for (const name of filesBelow(deployed)) {
    const staged = stagedName(name);
    if (!staged) continue;
    const target = join(to, staged);
    mkdirSync(dirname(target), { recursive: true });
    if (staged.endsWith('.pom')) writeFileSync(target, complete(readFileSync(join(deployed, name), 'utf8')));
    else copyFileSync(join(deployed, name), target);
    const content = readFileSync(target);
    for (const algorithm of ['md5', 'sha1']) writeFileSync(`${target}.${algorithm}`, createHash(algorithm).update(content).digest('hex'));
  }
}

/**
 * What is not as it is to be: an artefact without sources, Javadoc or list of what it ships, or that the BOM does not name; an entry of the
 * BOM that nobody staged; the BOM itself, or the parent without which nobody can read the other POMs.
 *
 * @param repository the folder of the staged repository
 * @param bom the text of the BOM
 */
export function faults(repository, bom) {
  const lines = [];
  const managed = [...bom.matchAll(/<dependency>([^]*?)<\/dependency>/g)].map(([, entry]) => ({
    artifact: /<artifactId>(.*?)</.exec(entry)[1],
    classifier: /<classifier>(.*?)</.exec(entry)?.[1],
  }));
  const poms = filesBelow(repository).filter((name) => name.endsWith('.pom'));
  const made = (artifact, ending) => poms.some((pom) => {
    return basename(dirname(dirname(pom))) === artifact && existsSync(join(repository, pom).slice(0, -'.pom'.length) + ending);
  });
  for (const artifact of ['assure-parent', 'assure-bom']) {
    if (!made(artifact, '.pom')) lines.push(`${artifact}.pom was not made`);
  }
  for (const pom of poms) {
    const stem = join(repository, pom).slice(0, -'.pom'.length);
    if (!existsSync(`${stem}.jar`)) continue;
    for (const companion of ['-sources.jar', '-javadoc.jar', '-cyclonedx.json']) {
      if (!existsSync(stem + companion)) lines.push(`${basename(stem)}${companion} was not made`);
    }
    const artifact = basename(dirname(dirname(pom)));
    if (!managed.some((entry) => entry.artifact === artifact)) lines.push(`release/bom/pom.xml does not name ${artifact}`);
  }
  for (const { artifact, classifier } of managed) {
    const ending = classifier ? `-${classifier}.jar` : '.jar';
    if (!made(artifact, ending)) {
      lines.push(`release/bom/pom.xml names ${artifact}${ending}, which was not made`);
    }
  }
  return lines;
}
