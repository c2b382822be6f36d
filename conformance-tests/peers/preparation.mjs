// What a user has at hand before a tool begins: a token with every scope, and the key of a file for each field that names one.
// On a server so wrong that it gives none, the tool gets useless ones, and may say so.
import { randomBytes } from 'node:crypto';
import { basic, client } from './places.mjs';
import { contractFor } from './contract.mjs';

const SCOPES = '/reparateur /reparateur/upload /expert /expert/upload';
const UPLOADS = { refPDFFacture: '/reparateur/upload', refPdfHonoraires: '/expert/upload', refPdfExpertise: '/expert/upload' };

/** Everything that the tools may need for one run against the server at this address. */
export async function prepare(base) {
  const token = (await answer(`${base}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic(client)}`, 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: SCOPES }).toString(),
  })).access_token ?? 'none';
  const keys = {};
  for (const [field, path] of Object.entries(UPLOADS)) {
    const upload = await answer(base + path, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ fileNameWithExtension: 'facture.pdf', file: 'JVBERi0xLjQKJSVFT0YK' }),
    });
    keys[field] = typeof upload.key === 'string' && upload.key ? upload.key : '00000000-0000-4000-8000-000000000000.pdf';
  }
  const series = randomBytes(6).toString('hex');
  return { base, token, keys, series, contract: contractFor(base, keys, series) };
}

async function answer(url, request) {
  try {
    return (await (await fetch(url, { ...request, signal: AbortSignal.timeout(10_000) })).json()) ?? {};
  } catch {
    return {};
  }
}
