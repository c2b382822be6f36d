// npx tsx reparateur.mts facture.pdf F-2026-0173

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { basename } from 'node:path';
import { argv, env, exit } from 'node:process';
import { text } from 'node:stream/consumers';

if (argv.length !== 4) {
  console.error('Usage : npx tsx reparateur.mts FICHIER REFERENCE');
  exit(2);
}
const [fichier, reference] = argv.slice(2) as [string, string];

async function envoyer(url: string, attendu: number, init: RequestInit): Promise<string> {
  const reponse = await fetch(url, { ...init, signal: AbortSignal.timeout(120_000) });
  const texte = await reponse.text();
  if (reponse.status !== attendu) throw new Error(`${reponse.status} ${texte}`);
  return texte;
}

// [jeton]
async function obtenirJeton(): Promise<string> {
  const identite = [env.ASSURE_CLIENT_ID, env.ASSURE_CLIENT_SECRET].map((texte) => encodeURIComponent(texte ?? '')).join(':');
  const reponse = await envoyer(`${env.ASSURE_ADRESSE_JETONS}/token`, 200, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(identite).toString('base64')}`,
      Accept: 'application/json',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: '/reparateur /reparateur/upload' }),
  });
  return (JSON.parse(reponse) as { access_token: string }).access_token;
}
// [/jeton]

// [depot]
// fetch perd un refus qui vient pendant qu'il écrit encore : le dépôt demande avant d'écrire, et attend une seconde au plus.
function surAccord(url: string, jeton: string, corps: string): Promise<string> {
  const demande = corps.length > 4_096;
  return new Promise((resolve, reject) => {
    const requete = (url.startsWith('https:') ? https : http).request(url, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${jeton}`,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(corps),
        ...(demande && { Expect: '100-continue' }),
      },
      signal: AbortSignal.timeout(120_000),
    });
    const attente = setTimeout(() => requete.end(corps), demande ? 1_000 : 0);
    requete.once('continue', () => requete.end(corps));
    for (const fin of ['continue', 'response', 'error']) requete.once(fin, () => clearTimeout(attente));
    requete.on('error', reject);
    requete.once('response', async (reponse) => {
      const texte = await text(reponse).catch(reject);
      if (reponse.statusCode === 200) resolve(texte ?? '');
      else reject(new Error(`${reponse.statusCode} ${texte}`));
      requete.destroy();
    });
    requete.flushHeaders();
  });
}

interface ResultatDepot {
  status: 'Verified' | 'Infected' | 'Error' | 'FileTooBig';
  key?: string;
}

async function deposer(jeton: string, fichier: string): Promise<string> {
  const corps = JSON.stringify({
    fileNameWithExtension: basename(fichier),
    file: (await readFile(fichier)).toString('base64'),
  });
  const reponse = await surAccord(`${env.ASSURE_ADRESSE}/reparateur/upload`, jeton, corps);
  const { status, key } = JSON.parse(reponse) as ResultatDepot;
  if (status !== 'Verified' || !key) throw new Error(status);
  console.log(status, key);
  return key;
}
// [/depot]

// [demande]
async function demander(jeton: string, cle: string, reference: string): Promise<void> {
  await envoyer(`${env.ASSURE_ADRESSE}/reparateur`, 202, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${jeton}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      idPrestataire: 'XA1234',
      referenceFacture: reference,
      dateFacture: '2026-03-05',
      numeroSinistre: 'S-2026-118',
      referenceInterneLalux: 'PEC-2026-5521',
      immatriculationVehicule: 'AB1234',
      numeroChassisVehicule: 'WVWZZZ1JZXW000001',
      type: 'F',
      typeFacture: 'REP',
      factureHT: '1853.40',
      factureTVA: '315.08',
      factureTTC: '2168.48',
      refPDFFacture: cle,
    }),
  });
  console.log(202);
}
// [/demande]

const jeton = await obtenirJeton();
await demander(jeton, await deposer(jeton, fichier), reference);
