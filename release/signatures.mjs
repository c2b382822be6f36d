// Checksums of a staging, and signatures of its files.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './packages.mjs';
import { filesBelow } from './repository.mjs';

/** The file that lists all others as sha256sum does. */
export const sums = 'SHA256SUMS';

/** Writes it; signatures, which differ each time, are not in it. */
export function writeSums(folder) {
  const lines = filesBelow(folder)
    .filter((name) => name !== sums && !name.endsWith('.asc'))
    .map((name) => `${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}  ${name}\n`);
  writeFileSync(join(folder, sums), lines.join(''));
  return lines.length;
}

/** What is signed: every file but those that only repeat a checksum, and the list of all. */
export function signable(names) {
  return names.filter((name) => !/\.(md5|sha1|asc)$/.test(name));
}

/**
 * A detached signature beside each file, as GnuPG makes it.
 *
 * @param key the key's name for GnuPG
 * @param passphraseFile where its passphrase stands, if GnuPG's agent is not to ask for it
 * @return how many were made
 */
export function sign(folder, key, passphraseFile) {
  const secret = passphraseFile ? ['--pinentry-mode', 'loopback', '--passphrase-file', passphraseFile] : [];
  const names = signable(filesBelow(folder));
  for (const name of names) {
    run('gpg', ['--batch', '--yes', ...secret, '--local-user', key, '--armor', '--detach-sign', join(folder, name)]);
  }
  return names.length;
}
