// The editions: what is derived from the contract.

import { join } from 'node:path';
import { contractFile, englishOverlayFile, readDocument, writeJson, writeYaml } from './documents.mjs';
import { toLinkedEdition } from './links.mjs';
import { applyOverlay } from './overlay.mjs';
import { toQueryEdition } from './query.mjs';
import { toSimpleEdition } from './simple.mjs';
import { toOpenApi31 } from './upgrade.mjs';

/** What each is for, as the documentation says it. The first is the contract itself; its address is that of the site. */
export const editions = [
  { name: 'openapi.yaml', fr: 'Le contrat, OpenAPI 3.0.3, en français', en: 'The contract, OpenAPI 3.0.3, in French' },
  { name: 'editions/assure.json', fr: 'Le même, en JSON', en: 'The same, in JSON' },
  { name: 'editions/assure.en.yaml', fr: 'Les textes en anglais', en: 'The texts in English' },
  { name: 'editions/assure.en.json', fr: 'Les textes en anglais, en JSON', en: 'The texts in English, in JSON' },
  {
    name: 'editions/assure-3.1.yaml',
    fr: 'OpenAPI 3.1, pour les outils qui le demandent : accepte et refuse exactement les mêmes requêtes',
    en: 'OpenAPI 3.1, for tools that want it: accepts and refuses exactly the same requests',
  },
  { name: 'editions/assure-3.1.json', fr: 'OpenAPI 3.1, en JSON', en: 'OpenAPI 3.1, in JSON' },
  {
    name: 'editions/assure.links.yaml',
    fr: "Pour les outils qui suivent les liens d'OpenAPI (testeurs) : la clé d'un dépôt y passe à la demande de règlement",
    en: 'For tools that follow the links of OpenAPI (testers): the key of an upload goes on to the settlement request',
  },
  {
    name: 'editions/assure.simple.yaml',
    fr: "Pour WINDEV, Delphi et les générateurs plus anciens, qui ne suivent pas un `allOf` autour d'un seul renvoi : les mêmes requêtes ; seul `nbrJourVehiculeRemplacement` y est `nullable`, pour qu'un programme puisse ne pas l'envoyer",
    en: 'For WINDEV, Delphi and older generators, which do not follow an `allOf` around a single reference: the same requests; only `nbrJourVehiculeRemplacement` is `nullable`, so that a program can leave it out',
  },
  { name: 'editions/assure.simple.json', fr: 'La même, en JSON', en: 'The same, in JSON' },
  {
    name: 'editions/assure.query.yaml',
    fr: "Les champs d'une demande en paramètres d'adresse, pour qui suit l'annexe du document à la lettre (tolérance T1)",
    en: "A request's fields as query parameters, for readers who follow the document's annex to the letter (tolerance T1)",
  },
];

/** Every edition of a contract that is not the contract itself, in memory. */
export async function editionsOf(contract, englishOverlay) {
  return {
    english: await applyOverlay(contract, englishOverlay),
    linked: toLinkedEdition(contract),
    query: toQueryEdition(contract),
    simple: toSimpleEdition(contract),
    upgraded: await toOpenApi31(contract),
  };
}

/** Writes every edition into the directory. */
export async function writeEditions(directory) {
  const contract = await readDocument(contractFile);
  const { english, linked, query, simple, upgraded } = await editionsOf(contract, await readDocument(englishOverlayFile));

  const edition = (name) => join(directory, name);
  const note = (from) => `Derived from ${from} by npm run docs: change those, not this file.`;

  await writeYaml(edition('assure.en.yaml'), english, note('assure.yaml and overlays/en.yaml'));
  await writeYaml(edition('assure.links.yaml'), linked, note('assure.yaml and tools/editions/links.yaml'));
  await writeYaml(edition('assure.query.yaml'), query, note('assure.yaml and tools/editions/query.yaml'));
  await writeYaml(edition('assure.simple.yaml'), simple, note('assure.yaml and tools/editions/simple.yaml'));
  await writeYaml(edition('assure-3.1.yaml'), upgraded, note('assure.yaml'));
  await writeJson(edition('assure.json'), contract);
  await writeJson(edition('assure.en.json'), english);
  await writeJson(edition('assure.simple.json'), simple);
  await writeJson(edition('assure-3.1.json'), upgraded);
}
