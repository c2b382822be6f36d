// The rules (rules/ruleset.mjs) on the contract, on what is made from it and on the contracts beside it, less what is waived
// (rules/waivers*.mjs).
import spectral from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import { contractFile } from './contract.mjs';
import ruleset, { contractRuleset, ownRules } from '../rules/ruleset.mjs';
import { waivers as contractWaivers } from '../rules/waivers.mjs';

/**
 * Every finding that no waiver covers, whatever its severity, then every waiver that covers nothing.
 *
 * @param text the document, in YAML or JSON
 * @param file where it is, or would be: references are followed from there
 * @param waivers those of this document
 * @param inherited those of the contract that it is made from, which it need not use
 * @returns [{ rule, pointer, line, message }], the line counted from 1
 */
export async function findings(text, { file = contractFile, waivers = contractWaivers, inherited = [] } = {}) {
  const found = await run(file === contractFile ? contractRuleset : ruleset, text, file);
  const used = new Set();
  const left = found.filter(({ rule, pointer }) => {
    const waiver = [...waivers, ...inherited].find((candidate) => candidate.rule === rule && covers(candidate, pointer));
    if (waiver) used.add(waiver);
    return !waiver;
  });
  return [...left, ...waivers.filter((waiver) => !used.has(waiver)).map(unused)];
}

/** What our own rules find; none of these is ever waived. */
export function ownFindings(text) {
  return run({ rules: ownRules }, text, contractFile);
}

async function run(rules, text, file) {
  const linter = new spectral.Spectral();
  linter.setRuleset(rules);
  // Named, so that a finding is placed where the text is, not where a reference to it was followed.
  const results = await linter.run(new spectral.Document(text, parsers.Yaml, file));
  return results.map(({ code, path, message, range }) => ({
    rule: String(code),
    pointer: pointerOf(path),
    line: range.start.line + 1,
    message,
  }));
}

function unused({ rule, places = ['/'], reason }) {
  return { rule: 'unused-waiver', pointer: places[0], line: 1, message: `Nothing to waive any more: ${rule}. ${reason}` };
}

function covers({ places }, pointer) {
  return !places || places.some((place) => patternOf(place).test(pointer));
}

function patternOf(place) {
  const keys = place.split('/').slice(1);
  const pattern = keys.map((key) => {
    if (key === '**') return '(?:/[^/]+)*';
    return `/${key.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+')}`;
  });
  return new RegExp(`^${pattern.join('')}$`);
}

function pointerOf(path) {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
