// npm run workflows [-- --workflow NAME]: Redocly's Respect plays workflows/assure.arazzo.yaml against a running API.
//
// The API and the identities come from the environment, so that no secret is seen among the processes:
//   ASSURE_ADRESSE                                            where the API is, tokens included
//   ASSURE_CLIENT_ID, ASSURE_CLIENT_SECRET                    a repairer
//   ASSURE_EXPERT_CLIENT_ID, ASSURE_EXPERT_CLIENT_SECRET      an expert's back-end
//   ASSURE_APPLICATION_ID, ASSURE_REDIRECT_URI                an expert's application
//   ASSURE_UTILISATEUR, ASSURE_MOT_DE_PASSE                   an expert
//   ASSURE_DEPOTS_PERIMES=oui                                 files are kept for a moment only: plays the expired key alone
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { moduleDirectory, readContract } from './contract.mjs';
import { commandScript } from './packages.mjs';
import { tokenOfPerson } from './workflows/browser.mjs';
import { EXPIRED } from './workflows/expired.mjs';
import { infected, tooBig } from './workflows/files.mjs';

const url = required('ASSURE_ADRESSE').replace(/\/+$/, '');
const application = required('ASSURE_APPLICATION_ID');
const returnAddress = required('ASSURE_REDIRECT_URI');
const repairer = credentials('ASSURE_CLIENT_ID', 'ASSURE_CLIENT_SECRET');
const expert = credentials('ASSURE_EXPERT_CLIENT_ID', 'ASSURE_EXPERT_CLIENT_SECRET');
const person = credentials('ASSURE_UTILISATEUR', 'ASSURE_MOT_DE_PASSE');

const inputs = {
  serie: randomBytes(8).toString('hex'),
  identiteReparateur: repairer,
  identiteExpert: expert,
  application,
  adresseDeRetour: returnAddress,
  jetonPersonne: await tokenOfPerson(url, person, application, returnAddress),
  fichierInfecte: infected().toString('base64'),
  fichierTropGrand: tooBig(readContract()).toString('base64'),
};

const expiredOnly = process.env.ASSURE_DEPOTS_PERIMES === 'oui';
if (!expiredOnly) {
  console.log(`${EXPIRED} : non joué, l'API garde les fichiers 24 heures (ASSURE_DEPOTS_PERIMES=oui contre une API qui ne les
garde qu'un instant). Not played: the API keeps files for 24 hours.`);
}

// Respect runs in this very process: its arguments are seen by nobody, and may be as large as a file.
process.chdir(moduleDirectory);
Object.assign(process.env, {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  NO_UPDATE_NOTIFIER: '1',
});
process.argv = [
  ...[process.argv[0], 'redocly', 'respect', join('workflows', 'assure.arazzo.yaml')],
  ...['--server', `assure=${url}`],
  ...['--input', JSON.stringify(inputs)],
  ...(expiredOnly ? ['--workflow', EXPIRED] : ['--skip', EXPIRED]),
  ...['--max-fetch-timeout', '30000', '--execution-timeout', '300000'],
];
await import(pathToFileURL(commandScript('@redocly/cli', 'redocly')).href);

function required(name) {
  const value = process.env[name];
  if (!value) {
    console.error(`Il manque la variable d'environnement ${name}. (This environment variable is missing.)`);
    process.exit(2);
  }
  return value;
}

/** As HTTP Basic wants them: each coded as a form first (RFC 6749, section 2.3.1), then both together in Base64. */
function credentials(idName, secretName) {
  const coded = [required(idName), required(secretName)].map((value) => new URLSearchParams({ '': value }).toString().slice(1));
  return Buffer.from(coded.join(':')).toString('base64');
}
