// The record of decisions, as the site shows it: in English it is DECISIONS.md, in French DECISIONS.fr.md. What both say alike (levels,
// tolerances) stands in the first; a test holds them to the same entries, codes, quotations and clauses.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleDirectory } from '../contract.mjs';
import { slug } from './markdown.mjs';

const records = Object.fromEntries(
  [
    ['en', 'DECISIONS.md'],
    ['fr', 'DECISIONS.fr.md'],
  ].map(([language, file]) => [language, readFileSync(join(moduleDirectory, file), 'utf8')]),
);

const headings = /^### ((D\d+)\. (.*))$/gm;
const rows = /^\| \[(D\d+)\]\(#[^)]*\) \|[^|]*\| (.*)$/gm;

/** The anchor of each decision, by its identifier: `### D1. Subject`. */
export function decisionAnchors(language) {
  return new Map([...records[language].matchAll(headings)].map(([, heading, id]) => [id, slug(heading.replaceAll('`', ''))]));
}

/** The record as Markdown, without its title: the page has its own. */
export function decisionRecord(language) {
  const [, record] = /^# .*?\n(.*)$/s.exec(records[language]);
  return record.replace('{{sommaire}}', () => summary(language));
}

/** The table at the record's beginning: subjects are the headings of this language, the rest is the same in each and stands in English. */
function summary(language) {
  const anchors = decisionAnchors(language);
  const subjects = new Map([...records[language].matchAll(headings)].map(([, , id, subject]) => [id, subject]));
  const lines = [...records.en.matchAll(rows)].map(([, id, rest]) => `| [${id}](#${anchors.get(id)}) | ${subjects.get(id)} | ${rest.replace('(advice)', '(conseil)')}`);
  return ['| # | sujet | niveau | toléré |', '|---|---|---|---|', ...lines].join('\n');
}
