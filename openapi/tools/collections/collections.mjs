// Collections for the tools in which people try an API: the journeys that the build plays, with the sandbox's accounts.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { bruno } from './bruno.mjs';
import { intellij, visualStudio } from './http.mjs';
import { journeys } from './journeys.mjs';
import { postman } from './postman.mjs';

/** What each is for, as the documentation says it; the address is that of the site. */
export const offeredCollections = [
  { name: 'collections/assure.postman_collection.json', fr: 'Postman : importer, puis « Run »', en: 'Postman: import it, then "Run"' },
  { name: 'collections/assure-bruno.zip', fr: "Bruno : décompresser, ouvrir le dossier, choisir l'environnement `bac-a-sable`", en: 'Bruno: unzip, open the folder, choose the environment `bac-a-sable`' },
  { name: 'collections/assure.http', fr: 'IntelliJ et les autres outils de JetBrains, httpyac', en: "IntelliJ and JetBrains' other tools, httpyac" },
  {
    name: 'collections/assure-visual-studio.http',
    fr: "Visual Studio 2022 et REST Client (VS Code) : une requête nomme la réponse d'une autre ; rien n'y est vérifié",
    en: "Visual Studio 2022 and REST Client (VS Code): a request names another's answer; nothing is checked there",
  },
];

/** Entries of an archive bear no time of their own: the same contract makes the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The collections' files by their names.
 *
 * @param contract the contract, for its title and version
 * @param sandbox the sandbox's published accounts
 */
export function collections(contract, sandbox) {
  const about = { title: `${contract.info.title} ${contract.info.version}`, variables: variablesOf(contract, sandbox) };
  const played = journeys();
  const folder = Object.fromEntries([...bruno(played, about)].map(([name, content]) => [`assure/${name}`, [strToU8(content), { mtime: NO_TIME }]]));
  return new Map([
    ['assure.http', intellij(played, about)],
    ['assure-visual-studio.http', visualStudio(played, about)],
    ['assure.postman_collection.json', `${JSON.stringify(postman(played, about), null, 2)}\n`],
    ['assure-bruno.zip', zipSync(folder)],
  ]);
}

/** Writes them into a directory. */
export function writeCollections(directory, contract, sandbox) {
  for (const [name, content] of collections(contract, sandbox)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

/** The local sandbox's address, and of each trade the first account that has it alone. */
function variablesOf({ servers }, { clients }) {
  const local = servers.at(-1).url;
  const account = (trade) => clients.find(({ portees }) => portees.every((scope) => scope.startsWith(trade)));
  const repairer = account('/reparateur');
  const expert = account('/expert');
  return {
    adresse: local,
    adresse_jetons: local,
    identifiant_reparateur: repairer.nom,
    secret_reparateur: repairer.secret,
    identifiant_expert: expert.nom,
    secret_expert: expert.secret,
  };
}
