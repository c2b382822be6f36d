// Reading and writing OpenAPI documents: order kept, YAML anchors resolved into plain data that shares nothing.

import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

/** With quotes where a reader of YAML 1.1 would see a date or a number instead of a string. */
const yamlStyle = { lineWidth: 120, compat: 'yaml-1.1', singleQuote: true };

const openapi = new URL('../../', import.meta.url);

export const contractFile = fileURLToPath(new URL('assure.yaml', openapi));
export const englishOverlayFile = fileURLToPath(new URL('overlays/en.yaml', openapi));
export const queryOverlayFile = fileURLToPath(new URL('overlays/query.yaml', openapi));
export const editionsDirectory = fileURLToPath(new URL('target/editions/', openapi));

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
