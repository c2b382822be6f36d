// Reading and writing OpenAPI documents: order kept, YAML anchors resolved into plain data that shares nothing.

import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { moduleDirectory } from '../contract.mjs';

export { contractFile, controlsFile, judgeFile, managementFile } from '../contract.mjs';

export const englishOverlayFile = join(moduleDirectory, 'overlays', 'en.yaml');
export const controlsEnglishOverlayFile = join(moduleDirectory, 'overlays', 'bac-a-sable.en.yaml');
export const judgeEnglishOverlayFile = join(moduleDirectory, 'overlays', 'juge.en.yaml');
export const managementEnglishOverlayFile = join(moduleDirectory, 'overlays', 'gestion.en.yaml');
export const editionsDirectory = join(moduleDirectory, 'target', 'editions');

/** Prose line by line, as it is written; quotes where a reader of YAML 1.1 would see a date or a number instead of a string. */
const yamlStyle = { lineWidth: 120, blockQuote: 'literal', compat: 'yaml-1.1', singleQuote: true };

/** A YAML (or JSON) file as plain data; what an anchor shares in the file is copied, so that each place can change alone. */
export async function readDocument(file) {
  return JSON.parse(JSON.stringify(parse(await readFile(file, 'utf8'))));
}

export async function writeYaml(file, document, note) {
  await write(file, `# ${note}\n\n${stringify(document, yamlStyle)}`);
}

export async function writeJson(file, document) {
  await write(file, `${JSON.stringify(document, null, 2)}\n`);
}

async function write(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
