// The two files that no upload keeps.

/**
 * The antivirus test file of EICAR, 68 bytes that are no virus. Put together here, so that no scanner of the reader's
 * takes this repository for infected.
 */
export function infected() {
  return Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR', '-STANDARD-', 'ANTIVIRUS', '-TEST-FILE!', '$H+H*'].join(''), 'latin1');
}

/** One byte more than the contract's limit (x-taille-max-fichier). */
export function tooBig(contract) {
  return Buffer.alloc(contract.paths['/reparateur/upload'].put['x-taille-max-fichier'] + 1, '%');
}
