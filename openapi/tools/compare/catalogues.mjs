// Compares the catalogues that the contract keeps beside its schemas: types of problem, codes of faults, rules. What it
// tolerates (x-tolerance) is no promise, so it is not compared.

import { isDeepStrictEqual as same } from 'node:util';

/** The name of what each entry of a catalogue is known by, and what else of it may not change. */
const catalogues = {
  'x-problemes': { key: 'type', fixed: ['status'] },
  'x-codes': { key: 'code', fixed: ['status', 'contrainte'] },
};

export function compareCatalogues(before, after, changes) {
  for (const [catalogue, { key, fixed }] of Object.entries(catalogues)) {
    const [entries, newEntries] = [byKey(before[catalogue], key), byKey(after[catalogue], key)];
    for (const [name, entry] of entries) {
      const newEntry = newEntries.get(name);
      if (newEntry === undefined) {
        changes.breaking(`${catalogue} ${name}`, 'removed');
        continue;
      }
      for (const member of fixed.filter((field) => !same(entry[field], newEntry[field]))) {
        changes.breaking(`${catalogue} ${name}`, '{}: {} → {}', member, entry[member], newEntry[member]);
      }
    }
    for (const name of newEntries.keys()) {
      if (!entries.has(name)) {
        changes.addition(`${catalogue} ${name}`, 'added');
      }
    }
  }
  compareRules(before, after, changes);
}

/** How many are held to a rule: nobody to advice (conseil), every implementation to what the document states. */
const force = { document: 2, contrat: 1, conseil: 0 };

/** A rule that binds more of them breaks; one that binds fewer does not. */
function compareRules(before, after, changes) {
  const [rules, newRules] = [byKey(before['x-regles'], 'id'), byKey(after['x-regles'], 'id')];
  for (const id of new Set([...rules.keys(), ...newRules.keys()])) {
    const [level, newLevel] = [rules.get(id)?.niveau, newRules.get(id)?.niveau];
    const what = ['{}: {} → {}', 'niveau', level, newLevel];
    if ((force[newLevel] ?? 0) > (force[level] ?? 0)) {
      changes.breaking(`x-regles ${id}`, ...what);
    } else if (level !== newLevel) {
      changes.addition(`x-regles ${id}`, ...what);
    }
  }
}

function byKey(entries = [], key) {
  return new Map(entries.map((entry) => [entry[key], entry]));
}
