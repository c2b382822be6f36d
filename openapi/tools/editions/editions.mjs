// The editions: what is derived from the contract.

import { join } from 'node:path';
import { contractFile, englishOverlayFile, queryOverlayFile, readDocument, writeJson, writeYaml } from './documents.mjs';
import { applyOverlay } from './overlay.mjs';
import { toOpenApi31 } from './upgrade.mjs';

/** Writes every edition into the directory. */
export async function writeEditions(directory) {
  const contract = await readDocument(contractFile);
  const english = await applyOverlay(contract, await readDocument(englishOverlayFile));
  const query = await applyOverlay(contract, await readDocument(queryOverlayFile));
  const upgraded = await toOpenApi31(contract);

  const edition = (name) => join(directory, name);
  const note = (from) => `Derived from ${from} by npm run editions: change those, not this file.`;

  await writeYaml(edition('assure.en.yaml'), english, note('assure.yaml and overlays/en.yaml'));
  await writeYaml(edition('assure.query.yaml'), query, note('assure.yaml and overlays/query.yaml'));
  await writeYaml(edition('assure-3.1.yaml'), upgraded, note('assure.yaml'));
  await writeJson(edition('assure.json'), contract);
  await writeJson(edition('assure.en.json'), english);
  await writeJson(edition('assure-3.1.json'), upgraded);
}
