// The judge's register, its reports and its pipelines, as the pages tell them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { moduleDirectory } from '../../tools/contract.mjs';
import { byRoom, scenarios } from '../../tools/docs/scenarios.mjs';
import { pipelineFiles } from '../../tools/docs/snippets.mjs';
import { files, pages, sources, target } from './site.mjs';

const suite = join(moduleDirectory, '..', 'conformance-tests', 'src', 'main', 'java', 'lu', 'lalux', 'assure', 'conformance');

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
      assert.equal(points.length, 11);
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

test('The pages name each report that the judge writes', () => {
  const reports = readdirSync(join(suite, 'judge', 'report'))
    .map((file) => / FILE = "(.*?)";/.exec(readFileSync(join(suite, 'judge', 'report', file), 'utf8'))?.[1])
    .filter(Boolean);
  assert.ok(reports.length > 3);
  for (const page of ['juge.html', 'en/judge.html']) {
    for (const report of reports) assert.ok(pages.get(page).html.includes(`<code>${report}</code>`), report);
  }
  const [gitlab] = Object.values(parse(pipeline('pipelines/gitlab-ci.yml')));
  assert.ok(reports.includes(gitlab.artifacts.reports.junit.replace(/^rapport\//, '')), gitlab.artifacts.reports.junit);
});

describe('Every command line of the judge has only options that it has, and what it asks for', () => {
  const options = readFileSync(join(suite, 'cli', 'JudgeOptions.java'), 'utf8')
    .split('@Option(')
    .slice(1)
    .map((option) => ({ name: /names = "(--[\w-]+)"/.exec(option)[1], flag: /\bboolean \w+;/.test(option) }));
  const lines = [
    ...['fr/juge.md', 'en/judge.md'].flatMap((page) =>
      [...readFileSync(join(sources, page), 'utf8').matchAll(/^```bash\n(.*?)^```$/gms)].map(([, text]) => [page, text.replaceAll('\\\n', ' ')]),
    ),
    ...pipelineFiles.map((file) => [file, commandOf(parse(pipeline(file)))]),
  ].filter(([, line]) => line.includes(' judge '));

  test('there are such lines in both pages and in both pipelines', () => {
    assert.deepEqual([...new Set(lines.map(([place]) => place))], ['fr/juge.md', 'en/judge.md', ...pipelineFiles]);
  });

  for (const [place, line] of lines) {
    test(`${place}: ${line.trim().slice(0, 60)}…`, () => {
      const words = line.trim().match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g);
      assert.deepEqual(words.slice(0, 4), ['java', '-jar', words[2], 'judge']);
      const given = [];
      const folders = [];
      for (let i = 4; i < words.length; i++) {
        if (words[i].startsWith('--')) {
          const option = options.find(({ name }) => name === words[i]);
          assert.ok(option, `the judge has no ${words[i]}`);
          given.push(option.name);
          if (!option.flag) {
            i++;
            assert.ok(words[i] && !words[i].startsWith('--'), `${option.name} lacks its value`);
          }
        } else {
          folders.push(words[i]);
        }
      }
      if (given.includes('--list')) return;
      assert.equal(folders.length, 1, line);
      for (const name of ['--software', '--software-version']) assert.ok(given.includes(name), name);
    });
  }

  test('the options that the pages name exist', () => {
    for (const page of ['fr/juge.md', 'en/judge.md']) {
      for (const [, name] of readFileSync(join(sources, page), 'utf8').matchAll(/`(--[\w-]+)/g)) {
        assert.ok(options.some((option) => option.name === name), name);
      }
    }
  });
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
      const shown = pages.get(page).document.querySelectorAll('pre code.language-yaml').map((block) => block.text);
      assert.ok(shown.includes(pipeline(file).trimEnd()), file);
    }
  }
});

function pipeline(file) {
  return readFileSync(join(target, 'extraits', file), 'utf8');
}

/** The one command of a pipeline that calls the judge. */
function commandOf(document) {
  const found = [];
  const visit = (node) => {
    if (typeof node === 'string' && / judge /.test(node)) found.push(node);
    if (node !== null && typeof node === 'object') Object.values(node).forEach(visit);
  };
  visit(document);
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0];
}

function textOf(cell) {
  return plain(cell.text);
}

/** Spaces that do not break, and the typographer's apostrophes, are no matter here. */
function plain(text) {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'").trim();
}
