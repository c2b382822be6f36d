// The released contracts that the repository keeps: released/assure-<version>.yaml.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { moduleDirectory } from '../contract.mjs';
import { readDocument } from '../editions/documents.mjs';
import { compareVersions } from './versions.mjs';

export const releasedDirectory = join(moduleDirectory, 'released');

/** The last one: { file, contract }; undefined before the first release. */
export async function lastReleased(directory = releasedDirectory) {
  return (await allReleased(directory)).at(-1);
}

/** Each of them, oldest first: { file, contract }. */
export async function allReleased(directory = releasedDirectory) {
  const versions = (await filesIn(directory))
    .map((name) => /^assure-(.+)\.yaml$/.exec(name)?.[1])
    .filter((version) => version !== undefined)
    .sort(compareVersions);
  return Promise.all(
    versions.map(async (version) => {
      const file = `assure-${version}.yaml`;
      const contract = await readDocument(join(directory, file));
      if (contract.info.version !== version) {
        throw new Error(`${file} holds version ${contract.info.version}.`);
      }
      return { file, contract };
    }),
  );
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
