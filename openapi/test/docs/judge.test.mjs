// The judge's register and its pipelines, as the pages tell them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse as parseHtml } from 'node-html-parser';
import { parse } from 'yaml';
import { byRoom, scenarios } from '../../tools/docs/scenarios.mjs';
import { judgePipelines } from '../../tools/docs/snippets.mjs';
import { files, pages, target } from './site.mjs';

const pipelineFiles = judgePipelines.map(({ name }) => name);

describe('The scenarios are told where a vendor looks', () => {
  for (const [judge, checklist, language] of [
    ['juge.html', 'production.html', 'fr'],
    ['en/judge.html', 'en/going-live.html', 'en'],
  ]) {
    const points = pages.get(checklist).document.querySelectorAll('main ol > li');

    test(`${judge}: every scenario, in the register's words, room by room`, () => {
      const tables = pages.get(judge).document.querySelectorAll('table.scenarios');
      const told = tables.map((table) => table.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('th, td').map(textOf)));
      assert.deepEqual(
        told.map((rows) => rows.map(([id, title, , point]) => [id, title, point])),
        byRoom().map(({ entries }) => entries.map(({ id, point, ...said }) => [id, plain(said[language]), point ? String(point) : '—'])),
      );
      assert.equal(told.flat().length, scenarios.length);
      assert.ok(scenarios.length > 0);
    });

    test(`${checklist}: each point of the checklist has its number, and names the scenarios that check it`, () => {
      points.forEach((item, index) => {
        const point = index + 1;
        assert.equal(item.id, `point-${point}`);
        const named = item.querySelectorAll('.limits a').map((link) => link.getAttribute('href').split('#scenario-')[1]);
        assert.deepEqual(
          named.toSorted(),
          scenarios.filter((scenario) => scenario.point === point).map(({ id }) => id).toSorted(),
        );
        assert.ok(named.length > 0, `nothing checks point ${point}`);
      });
    });

    test(`no scenario names a point that ${checklist} does not have`, () => {
      for (const { id, point } of scenarios) assert.ok(point === undefined || points[point - 1], `${id}: ${point}`);
    });
  }
});

test('The pipelines keep the report whatever the verdict, and are offered as they are shown', () => {
  const [job] = Object.values(parse(pipeline('pipelines/github.yml')).jobs);
  const kept = job.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  assert.equal(kept.if, '${{ !cancelled() }}');
  assert.ok(kept.with.path.split('\n').includes('rapport/'));
  const { artifacts } = parse(pipeline('pipelines/gitlab-ci.yml')).juge;
  assert.equal(artifacts.when, 'always');
  assert.ok(artifacts.paths.includes('rapport/'));
  for (const file of pipelineFiles) {
    assert.ok(files.includes(`extraits/${file}`), file);
    for (const page of ['juge.html', 'en/judge.html']) {
      const shown = [...pages.get(page).html.matchAll(/<code class="language-yaml">(.*?)<\/code>/gs)].map(([, block]) => parseHtml(block).text);
      assert.ok(shown.includes(pipeline(file).trimEnd()), file);
    }
  }
});

function pipeline(file) {
  return readFileSync(join(target, 'extraits', file), 'utf8');
}

function textOf(cell) {
  return plain(cell.text);
}

/** Spaces that do not break, and the typographer's apostrophes, are no matter here. */
function plain(text) {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'").trim();
}
