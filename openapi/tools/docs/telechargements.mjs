// npm run telechargements -- TARGET: what release.mjs makes, of what the build has made.

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { moduleDirectory } from '../contract.mjs';
import { programs } from './directives.mjs';
import { offeredFiles } from './offered.mjs';
import { release } from './release.mjs';

const [target] = process.argv.slice(2);
if (!target) throw new Error('Usage: npm run telechargements -- TARGET');

const root = join(moduleDirectory, '..');
const notes = join(moduleDirectory, 'docs', 'livraison');
const [, java] = /<maven.compiler.release>(.*?)<\//.exec(readFileSync(join(root, 'pom.xml'), 'utf8'));
const { site, folder } = await release({
  entries: offeredFiles({ later: true }),
  root,
  built: join(moduleDirectory, 'target'),
  target: resolve(target),
  version: programs,
  notes: Object.fromEntries(readdirSync(notes).map((name) => [name, readFileSync(join(notes, name), 'utf8')])),
  java,
});
console.log(`Téléchargements : ${join(site, 'telechargements.html')}, ${folder}`);
