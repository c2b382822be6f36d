// The released contracts that the repository keeps: released/assure-<version>.yaml.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { moduleDirectory } from '../contract.mjs';
import { readDocument } from '../editions/documents.mjs';
import { compareVersions } from './versions.mjs';

export const releasedDirectory = join(moduleDirectory, 'released');

/** The last one: { file, contract }; undefined before the first release. */
export async function lastReleased(directory = releasedDirectory) {
  const versions = (await filesIn(directory))
    .map((name) => /^assure-(.+)\.yaml$/.exec(name)?.[1])
    .filter((version) => version !== undefined)
    .sort(compareVersions);
  if (versions.length === 0) {
    return undefined;
  }
  const file = `assure-${versions.at(-1)}.yaml`;
  const contract = await readDocument(join(directory, file));
  if (contract.info.version !== versions.at(-1)) {
    throw new Error(`${file} holds version ${contract.info.version}.`);
  }
  return { file, contract };
}

async function filesIn(directory) {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
