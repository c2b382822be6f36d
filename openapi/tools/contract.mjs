import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The module's directory, wherever the command was started from. */
export const moduleDirectory = fileURLToPath(new URL('..', import.meta.url));

/** The contract's own file; every tool works on this one and on no copy. */
export const contractFile = fileURLToPath(new URL('../assure.yaml', import.meta.url));

/** The sandbox's controls, which are no part of the contract. */
export const controlsFile = fileURLToPath(new URL('../bac-a-sable.yaml', import.meta.url));

/** The judge that LALUX offers to many at once, which is no part of the contract either. */
export const judgeFile = fileURLToPath(new URL('../juge.yaml', import.meta.url));

/** The management interface: accounts, secrets, the journal; no part of the contract that clients keep to. */
export const managementFile = fileURLToPath(new URL('../gestion.yaml', import.meta.url));

/** The journeys of those who use the API, which the build plays. */
export const workflowsFile = fileURLToPath(new URL('../workflows/assure.arazzo.yaml', import.meta.url));

/** What is nearly a date or an amount: for tests. */
export const nearMissesFile = fileURLToPath(new URL('../near-misses.yaml', import.meta.url));

/** The contract, read anew at each call. */
export function readContract() {
  return parse(readFileSync(contractFile, 'utf8'));
}
