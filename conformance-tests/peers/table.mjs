// npm run table: RESULTS.md, and the figures that the documentation shows, from what the comparison found so far.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { here, openapi, resultsOf } from './places.mjs';

const TOOLS = ['assure', 'specmatic', 'portman', 'dredd', 'respect'];

const all = TOOLS.map((tool) => resultsOf(tool)).filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')));
if (all.length < TOOLS.length || all.some((tool) => !tool.runs['right#2'])) {
  throw new Error('Not every tool has results: npm run compare first');
}
const tools = all.map(judge);
const [suite, ...peers] = tools;
const { of, chosen, kinds } = all[0];
const wrong = chosen.filter((run) => ['hand', 'derived'].includes(kinds[run]));
const count = (kind) => chosen.filter((run) => kinds[run] === kind).length;
const dates = all.flatMap((tool) => Object.values(tool.runs).map(({ date }) => date.slice(0, 10))).sort();
const othersOnly = wrong.filter((run) => suite.tried.includes(run) && !suite.found.includes(run) && peers.some((tool) => tool.found.includes(run)));
const nobody = wrong.filter((run) => tools.every((tool) => tool.tried.includes(run) && !tool.found.includes(run)));
const partly = tools.some((tool) => wrong.some((run) => !tool.tried.includes(run)));
const suiteOnly = suite.found.filter((run) => peers.every((tool) => !tool.found.includes(run)));

writeFileSync(
  join(here, 'RESULTS.md'),
  `# The suite beside other testers

What each tool was given, how it is counted, and the commands that make this page: [\`README.md\`](README.md).

Chosen: ${wrong.length} wrong servers with one fault each (${count('hand')} of ${of.byHand} by hand, ${count('derived')} of ${of.derived} derived from the contract, at even distances),
${count('variant')} of ${of.variants} conforming variants, and the right server, twice. ${dates[0] === dates.at(-1) ? dates[0] : `${dates[0]} to ${dates.at(-1)}`}; ${all[0].machine}.
The servers come in one mixed order; a tool that was not run on all of them was run on the first of them.

| tool | faults found | by hand | derived | alarms on the right server | variants with a further alarm | checks | CPU of one run, s | fastest run, s | all runs, min |
|---|---|---|---|---|---|---|---|---|---|
${tools.map(row).join('\n')}

- *Alarms on the right server*: checks that fail there, each of them wrongly. What they say of another server is not counted either.
- *CPU of one run*: on the right server, of the tool and what it starts. The clock's time says little here: the machine had much other
  work, and much more of it with some tools than with others; the fastest run is given for what it is worth.
- In brackets: runs without a verdict (a crash, the deadline), not counted as found.

The suite's own figure is what its build demands of every mutant (\`self-check\`), here seen from outside, with the whole suite
on each. What is new here is the others'.

Found by another tool, and not by the suite: ${list(othersOnly)}. Found by the suite alone${partly ? ' (of the others, not each was run on all)' : ''}: ${suiteOnly.length} of ${suite.found.length}. Found by none: ${list(nobody)}.

## Server by server

${tools.map(({ name }, at) => `${at + 1} ${name}`).join(', ')}; \`x\` found, \`-\` missed, \`?\` no verdict, empty: not run.

| server | ${TOOLS.map((_, at) => at + 1).join(' | ')} |
|---|${TOOLS.map(() => '---').join('|')}|
${wrong.map((run) => `| ${run.replace(/\|/g, '\\|')} | ${tools.map((tool) => tool.mark(run)).join(' | ')} |`).join('\n')}
`,
);

writeFileSync(
  join(openapi, 'docs/autres-outils.yaml'),
  `# Written by \`npm run table\` in conformance-tests/peers; the pages say it in both languages.\n${stringify({
    date: dates.at(-1),
    outils: tools.map((tool) => ({
      nom: tool.name,
      version: tool.version,
      pris: tool.found.length,
      essayes: tool.tried.length,
      'alarmes-serveur-juste': tool.alarms,
      'variantes-en-alarme': tool.alarmed,
      variantes: tool.variants,
      'secondes-de-processeur': Math.round(tool.cpu),
    })),
  })}`,
);

function judge({ name, version, runs, kinds }) {
  const of = (...which) => Object.keys(runs).filter((run) => which.includes(kinds[run]));
  // Some tools give several checks one name: how often each fails on the right server counts.
  const known = new Map();
  for (const counts of of('right').map((run) => counted(runs[run].failures))) {
    counts.forEach((count, failure) => known.set(failure, Math.max(count, known.get(failure) ?? 0)));
  }
  const further = (run) => [...counted(runs[run].failures)].some(([failure, count]) => count > (known.get(failure) ?? 0));
  const tried = of('hand', 'derived');
  const found = tried.filter(further);
  const silent = tried.filter((run) => runs[run].stopped && !further(run));
  const ratio = (kind) => `${found.filter((run) => kinds[run] === kind).length} of ${of(kind).length}`;
  const seconds = Object.values(runs).map((run) => run.seconds);
  return {
    name,
    version,
    tried,
    found,
    silent,
    byHand: ratio('hand'),
    derived: ratio('derived'),
    alarms: [...known.values()].reduce((sum, count) => sum + count, 0),
    alarmed: of('variant').filter((run) => further(run) || runs[run].stopped).length,
    variants: of('variant').length,
    checks: runs['right#1'].tests,
    fastest: Math.min(...seconds),
    cpu: runs['right#1'].cpu,
    minutes: seconds.reduce((sum, one) => sum + one, 0) / 60,
    mark: (run) => (!runs[run] ? '' : found.includes(run) ? 'x' : silent.includes(run) ? '?' : '-'),
  };
}

function counted(failures) {
  const counts = new Map();
  failures.forEach((failure) => counts.set(failure, (counts.get(failure) ?? 0) + 1));
  return counts;
}

function row(tool) {
  const share = tool.tried.length < wrong.length ? '' : `, ${Math.round((100 * tool.found.length) / tool.tried.length)} %`;
  const silent = tool.silent.length > 0 ? ` (${tool.silent.length})` : '';
  const cells = [
    `${tool.name} ${tool.version}`,
    `**${tool.found.length} of ${tool.tried.length}**${share}${silent}`,
    ...[tool.byHand, tool.derived, tool.alarms, `${tool.alarmed} of ${tool.variants}`, tool.checks],
    ...[tool.cpu.toFixed(0), tool.fastest.toFixed(0), tool.minutes.toFixed(0)],
  ];
  return `| ${cells.join(' | ')} |`;
}

function list(runs) {
  return runs.length === 0 ? 'none' : runs.map((run) => `\`${run}\``).join(', ');
}
