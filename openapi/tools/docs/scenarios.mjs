import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { moduleDirectory } from '../contract.mjs';

const judge = join(moduleDirectory, '..', 'conformance-tests', 'src', 'main');
const resources = join(judge, 'resources', 'lu', 'lalux', 'assure', 'conformance', 'judge');

/** What the judge publishes the form of: its work list, and its verdict. */
export const judgeSchemas = ['work-list.schema.json', 'judgement.schema.json', 'told-results.schema.json'].map((name) => join(resources, name));

/** The scenarios that a client meets before the judge; their register, in the suite, is the only source. */
export const scenarios = parse(readFileSync(join(resources, 'scenarios.yaml'), 'utf8'));

/** What the scenarios are about, in the suite's order: an identifier's beginning, and its titles. */
const rooms = [
  ...readFileSync(join(judge, 'java', 'lu', 'lalux', 'assure', 'conformance', 'judge', 'report', 'Room.java'), 'utf8').matchAll(
    /^ {4}([A-Z]+)\("(.*?)", "(.*?)"\)[,;]$/gm,
  ),
].map(([, name, fr, en]) => ({ beginning: `${name.toLowerCase()}.`, titles: { fr, en } }));

/** The scenarios room by room, each of them in one. */
export function byRoom() {
  const found = rooms
    .map(({ beginning, titles }) => ({ titles, entries: scenarios.filter(({ id }) => id.startsWith(beginning)) }))
    .filter(({ entries }) => entries.length > 0);
  const placed = new Set(found.flatMap(({ entries }) => entries));
  const left = scenarios.filter((scenario) => !placed.has(scenario)).map(({ id }) => id);
  if (left.length > 0) throw new Error(`Room.java has no room for ${left.join(', ')}`);
  return found;
}

/** The scenarios that check a point of the checklist, obligations first. */
export function ofPoint(point) {
  const found = scenarios.filter((scenario) => scenario.point === point);
  return [...found.filter(({ level }) => level === 'exigence'), ...found.filter(({ level }) => level !== 'exigence')];
}
