// What a comparison says, and whether the build may go on.

import { changesBetween } from './contracts.mjs';
import { BREAKING } from './changes.mjs';
import { objectionTo } from './versions.mjs';

/** { lines, objection } for the contract, compared with the last released one (undefined before the first release). */
export function reportOn(contract, released) {
  if (released === undefined) {
    return { lines: ['No contract has been released yet: nothing to compare with.'], objection: undefined };
  }
  const changes = changesBetween(released.contract, contract);
  const objection = objectionTo(released.contract.info.version, contract.info.version, changes);
  const marks = changes.map(({ level, where, what }) => `${level === BREAKING ? '✗' : '+'} ${where}: ${what}`);
  const summary = `Compared with ${released.file}: ${counted(changes)}.`;
  return { lines: [...marks, summary], objection };
}

function counted(changes) {
  const breaking = changes.filter(({ level }) => level === BREAKING).length;
  return changes.length === 0
    ? 'no change that a client or an implementation can notice'
    : `${breaking} breaking, ${changes.length - breaking} additions`;
}
