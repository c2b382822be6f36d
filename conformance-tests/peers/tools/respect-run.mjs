// node respect-run.mjs ADDRESS REPORT: as `npm run workflows` in openapi does it, with a report for programs.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readContract } from '../../../openapi/tools/contract.mjs';
import { tokenOfPerson } from '../../../openapi/tools/workflows/browser.mjs';
import { infected, tooBig } from '../../../openapi/tools/workflows/files.mjs';
import { application, basic, client, expertClient, openapi, person, returnAddress, script } from '../places.mjs';

const [url, report] = process.argv.slice(2);
// A server so wrong that it gives none leaves the tool with a useless one, as it does the others.
const tokenOrUseless = () => tokenOfPerson(url, basic(person), application, returnAddress).catch(() => 'none');
const inputs = {
  serie: randomBytes(8).toString('hex'),
  identiteReparateur: basic(client),
  identiteExpert: basic(expertClient),
  application,
  adresseDeRetour: returnAddress,
  jetonPersonne: await tokenOrUseless(),
  fichierInfecte: infected().toString('base64'),
  fichierTropGrand: tooBig(readContract()).toString('base64'),
};
Object.assign(process.env, { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_UPDATE_NOTIFIER: '1' });
process.argv = [
  ...[process.argv[0], 'redocly', 'respect', join(openapi, 'workflows/assure.arazzo.yaml'), '--server', `assure=${url}`],
  ...['--input', JSON.stringify(inputs), '--skip', 'cle-perimee', '--json-output', report],
  ...['--max-fetch-timeout', '30000', '--execution-timeout', '150000'],
];
await import(pathToFileURL(script('@redocly/cli', 'redocly')).href);
