// npm run collections -- http://localhost:8080: plays the collections that the site offers against a running sandbox with its own
// accounts. Postman's is played by newman, the others by httpyac, from a folder that is removed afterwards.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import newman from 'newman';
import { parse } from 'yaml';
import { moduleDirectory, readContract } from '../contract.mjs';
import { commandScript } from '../packages.mjs';
import { collections } from './collections.mjs';

const PATIENCE = 120_000;

const [address] = process.argv.slice(2);
if (!/^https?:\/\/[^/]+$/.test(address ?? '')) {
  console.error('Usage : npm run collections -- http://localhost:8080');
  process.exit(2);
}

const contract = readContract();
const sandbox = parse(readFileSync(join(moduleDirectory, 'docs', 'bac-a-sable.yaml'), 'utf8'));
const made = collections(contract, sandbox);
const folder = mkdtempSync(join(tmpdir(), 'assure-collections-'));
try {
  const results = { 'assure.postman_collection.json': await postman(), 'assure.http': http('assure.http'), 'assure-visual-studio.http': visualStudio() };
  for (const [name, failed] of Object.entries(results)) {
    console.log(`${name}: ${failed ? 'FAILED' : 'played'}`);
    process.exitCode ||= failed ? 1 : 0;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function postman() {
  const envVar = ['adresse', 'adresse_jetons'].map((key) => ({ key, value: address }));
  const collection = JSON.parse(made.get('assure.postman_collection.json'));
  return new Promise((resolve, reject) => {
    newman.run({ collection, envVar, reporters: 'cli', color: 'off', timeout: PATIENCE, timeoutRequest: 30_000 }, (error, summary) =>
      error ? reject(error) : resolve(summary.run.failures.length > 0 || summary.run.stats.requests.total === 0),
    );
  });
}

function http(name, text = made.get(name)) {
  writeFileSync(join(folder, name), text.replaceAll(contract.servers.at(-1).url, address));
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandScript('httpyac', 'httpyac'), 'send', name, '--all', '--output', 'short'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: PATIENCE,
  });
  // Of a request that fails httpyac prints the headers.
  console.log(`${stdout}${stderr}`.replaceAll(/(Bearer|Basic) [^\s'"]+/g, '$1 ***'));
  const requests = text.match(/^### /gm).length;
  return status !== 0 || !stdout.includes(`${requests} requests processed (${requests} succeeded)`);
}

/** httpyac names an answer's content by the request alone, and checks what it is told to. */
function visualStudio() {
  const name = 'assure-visual-studio.http';
  const text = made.get(name).replaceAll('.response.body.$.', '.');
  const checked = text.replaceAll(/^### .* \((\d+)\)\n[^]*?(?=\n\n### |\n$(?![^]))/gm, (request, status) => `${request}\n\n?? status == ${status}`);
  return http(name, checked);
}
