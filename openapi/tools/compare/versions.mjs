// Semantic versioning of the contract.

import { ADDITION, BREAKING } from './changes.mjs';

/** The three numbers of a version. */
function numbersOf(version) {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(version);
  if (match === null) {
    throw new Error(`${version} is not a version of three numbers.`);
  }
  return match.slice(1).map(Number);
}

/** Below zero, zero or above, as for sorting. */
export function compareVersions(one, other) {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  const index = left.findIndex((number, position) => number !== right[position]);
  return index < 0 ? 0 : left[index] - right[index];
}

/** Why a contract with these changes may not bear the new version; undefined when it may. */
export function objectionTo(version, newVersion, changes) {
  const [major, minor] = numbersOf(version);
  const [newMajor, newMinor] = numbersOf(newVersion);
  if (compareVersions(newVersion, version) < 0) {
    return `version ${newVersion} comes before the released ${version}`;
  }
  const has = (level) => changes.some((change) => change.level === level);
  if (has(BREAKING) && newMajor === major) {
    return `a breaking change asks for version ${major + 1}.0.0, not ${newVersion}`;
  }
  if (has(ADDITION) && newMajor === major && newMinor === minor) {
    return `an addition asks for version ${major}.${minor + 1}.0, not ${newVersion}`;
  }
  return undefined;
}
