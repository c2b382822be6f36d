// The record of decisions says the same in both languages, as far as a machine can tell.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { moduleDirectory } from '../../tools/contract.mjs';
import { isFrench } from '../editions/prose.mjs';
import { pages } from './site.mjs';

const records = Object.fromEntries(['DECISIONS.md', 'DECISIONS.fr.md'].map((file) => [file, readFileSync(join(moduleDirectory, file), 'utf8')]));
const [english, french] = Object.values(records).map(entriesOf);

/** What each part of an entry is called, in both languages. */
const parts = { Document: 'Document', Decided: 'Décidé', Why: 'Pourquoi', Contract: 'Contrat', Tolerated: 'Toléré', Key: 'La clé' };

/** Identifier → the entry's text, in the record's order. */
function entriesOf(record) {
  return new Map(
    record
      .split(/^(?=##+ )/m)
      .filter((part) => /^### D\d+\. /.test(part))
      .map((part) => [/^### (D\d+)/.exec(part)[1], part.replaceAll(/\s+/g, ' ')]),
  );
}

const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, value]) => value.replaceAll(/(?<=\d)[ ,](?=\d{3}\b)/g, '').replaceAll(/[\s«»]+/g, ' ').trim()))].toSorted();

test('both languages have the same decisions, in the same order, under the same sections', () => {
  assert.ok(english.size > 30);
  assert.deepEqual([...french.keys()], [...english.keys()]);
  const outline = (record) => [...record.matchAll(/^(?:### (D\d+)|(##) )/gm)].map(([, id, section]) => id ?? section);
  assert.deepEqual(outline(records['DECISIONS.fr.md']), outline(records['DECISIONS.md']));
});

describe('An entry has the same in both languages', () => {
  for (const [id, text] of english) {
    test(id, () => {
      const twin = french.get(id);
      const names = (entry) => [...entry.matchAll(/- \*\*(.*?)\.\*\*/g)].map(([, name]) => name);
      assert.deepEqual(names(twin), names(text).map((name) => parts[name]), 'its parts');
      for (const [what, pattern] of [
        ['codes', /`([^`]+)`/g],
        ['decisions and tolerances', /\b([DT]\d+)\b/g],
        ['standards', /\b(RFC \d+)\b/g],
        ['clauses', /\b(\d+(?:\.\d+)+)\b/g],
        ['numbers', /(?<![\w.,])(\d+(?:[ ,]\d{3})*)(?![\w.,]*\d)/g],
      ]) {
        assert.deepEqual(found(twin, pattern), found(text, pattern), what);
      }
      const quoted = (entry, pattern) => found(/- \*\*Document\.\*\*(.*?)- \*\*/.exec(entry)[1], pattern);
      assert.deepEqual(quoted(twin, /« (.*?) »/g), quoted(text, /"(.*?)"/g), 'quotations');
    });
  }
});

test('the tolerances are the same, of the same decisions', () => {
  const rows = (record) => [...record.matchAll(/^\| (T\d+) \|.*\| (.*) \|$/gm)].map(([, id, of]) => [id, of]);
  assert.ok(rows(records['DECISIONS.md']).length > 0);
  assert.deepEqual(rows(records['DECISIONS.fr.md']), rows(records['DECISIONS.md']));
});

test('the French page is in French: its summary names the French headings, and its paragraphs are no English', () => {
  const { document } = pages.get('decisions.html');
  const [summary] = document.querySelectorAll('main table');
  const headings = document.querySelectorAll('main h3').map(({ text }) => text.trim());
  const listed = summary.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('th, td').map(({ text }) => text.trim()));
  assert.deepEqual(listed.map(([id, subject]) => `${id}. ${subject}`).toSorted(), headings.toSorted());
  const levels = new Map(listed.map(([id, , level]) => [id, level]));
  for (const [id, text] of french) assert.ok(text.includes(`Niveau \`${levels.get(id).split(' ')[0]}\``), `${id}: its level in the summary`);
  const paragraphs = document.querySelectorAll('main h2, main h3, main p, main li').map(({ text }) => text.replaceAll(/\s+/g, ' '));
  assert.deepEqual(paragraphs.map((text) => text.replaceAll(/« .*? »/g, '')).filter((text) => /\b(the|which|are|is not|from|with)\b/i.test(text)), []);
  assert.ok(paragraphs.filter((text) => text.length > 120).every((text) => isFrench(text)));
});
