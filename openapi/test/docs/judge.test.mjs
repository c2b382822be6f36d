// The judge's register, its reports and its pipelines, as the pages tell them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse as parseHtml } from 'node-html-parser';
import { parse } from 'yaml';
import { moduleDirectory } from '../../tools/contract.mjs';
import { byRoom, scenarios } from '../../tools/docs/scenarios.mjs';
import { judgePipelines } from '../../tools/docs/snippets.mjs';
import { files, pages, sources, target } from './site.mjs';

const pipelineFiles = judgePipelines.map(({ name }) => name);
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

describe('Every command line has only options that its command has, and what it asks for', () => {
  const commands = {
    judge: [...optionsOf('judge/JudgeOptions.java'), ...optionsOf('judge/ServeOptions.java')],
    'verify-certificate': optionsOf('certificate/VerifyCertificateCommand.java'),
    'withdraw-certificate': optionsOf('certificate/WithdrawCertificateCommand.java'),
  };
  const lines = [
    ...['fr/juge.md', 'en/judge.md'].flatMap((page) =>
      [...readFileSync(join(sources, page), 'utf8').matchAll(/^```bash\n(.*?)^```$/gms)].map(([, text]) => [page, text.replaceAll('\\\n', ' ')]),
    ),
    ...pipelineFiles.map((file) => [file, commandOf(parse(pipeline(file)))]),
  ].map(([place, text]) => [place, text.trim().match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)]);

  test('the judge is called in both pages and in both pipelines', () => {
    const places = lines.filter(([, words]) => words[3] === 'judge').map(([place]) => place);
    assert.deepEqual([...new Set(places)], ['fr/juge.md', 'en/judge.md', ...pipelineFiles]);
  });

  for (const [place, [program, jar, , command, ...words]] of lines) {
    test(`${place}: ${command} ${words.join(' ')}`, () => {
      assert.deepEqual([program, jar], ['java', '-jar']);
      const given = [];
      const operands = [];
      while (words.length > 0) {
        const word = words.shift();
        if (!word.startsWith('--')) {
          operands.push(word);
          continue;
        }
        const option = commands[command].find(({ names }) => names.includes(word));
        assert.ok(option, `${command} has no ${word}`);
        given.push(word);
        if (!option.flag) assert.ok(!(words.shift() ?? '--').startsWith('--'), `${word} lacks its value`);
      }
      if (given.includes('--list')) return;
      if (given.includes('--serve')) {
        assert.ok(given.includes('--data-directory'));
        assert.deepEqual(operands, []);
        return;
      }
      assert.equal(operands.length, 1, operands.join(' '));
      if (command === 'judge') assert.ok(given.includes('--software') && given.includes('--software-version'));
    });
  }

  test('the options that the pages name exist', () => {
    const known = Object.values(commands).flatMap((options) => options.flatMap(({ names }) => names));
    for (const page of ['fr/juge.md', 'en/judge.md']) {
      const named = [...readFileSync(join(sources, page), 'utf8').matchAll(/[`\s](--[a-z][\w-]*)/g)].map(([, name]) => name);
      assert.ok(named.length > 10);
      const ours = named.filter((name) => !['--sans-barre', '--no-bar', '--autorite', '--authority', '--json', '--help'].includes(name));
      assert.deepEqual(ours.filter((name) => !known.includes(name)), [], page);
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
      const shown = [...pages.get(page).html.matchAll(/<code class="language-yaml">(.*?)<\/code>/gs)].map(([, block]) => parseHtml(block).text);
      assert.ok(shown.includes(pipeline(file).trimEnd()), file);
    }
  }
});

/** The options of a command, as its class declares them, or takes them from a class of a single one. */
function optionsOf(file) {
  const taken = [...classOf(file).matchAll(/@Mixin\s+(?:private )?(\w+Option) /g)].map(([, name]) => `settings/${name}.java`);
  const found = [file, ...taken].flatMap(declaredIn);
  assert.ok(found.length > 2, file);
  return found;
}

function declaredIn(file) {
  const text = classOf(file);
  const [, constant] = /String NAME = (".*?");/.exec(text) ?? [];
  return text
    .split('@Option(')
    .slice(1)
    .map((option) => ({
      names: (/names = (\{.*?\}|".*?")/s.exec(option)?.[1] ?? constant).match(/--[\w-]+/g),
      flag: /\bboolean \w+;/.test(option),
    }));
}

function classOf(file) {
  return readFileSync(join(suite, 'cli', file), 'utf8');
}

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
