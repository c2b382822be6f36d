// npm run compare [-- --tools assure,dredd] [--by-hand N] [--derived M] [--variants V] [--minutes T]
//
// Each tool against the right server (twice), each nth mutant by hand, each mth derived one and each vth conforming variant
// (1: all of them). What is done stands in a JSON file for each tool, so that the next run goes on where this one ended.
import { mkdirSync, readFileSync, writeFileSync, existsSync, renameSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lineup, selection } from './lineup.mjs';
import { resultsOf, work } from './places.mjs';
import { prepare } from './preparation.mjs';

const { values } = parseArgs({
  options: {
    tools: { type: 'string', default: 'assure,dredd,portman,respect,specmatic' },
    'by-hand': { type: 'string', default: '4' },
    derived: { type: 'string', default: '16' },
    variants: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '600' },
  },
});
const end = Date.now() + Number(values.minutes) * 60_000;
mkdirSync(work, { recursive: true });
const servers = await lineup();
try {
  const steps = { byHand: Number(values['by-hand']), derived: Number(values.derived), variants: Number(values.variants) };
  const chosen = selection(servers.all, steps);
  const count = (kind) => servers.all.filter((server) => server.kind === kind).length;
  for (const name of values.tools.split(',')) {
    const tool = await import(`./tools/${name}.mjs`);
    const file = resultsOf(name);
    const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { runs: {} };
    Object.assign(results, {
      name: tool.name,
      version: await tool.version(),
      steps,
      of: { byHand: count('hand'), derived: count('derived'), variants: count('variant') },
      machine: `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
      chosen: chosen.map(({ run }) => run),
      kinds: Object.fromEntries(chosen.map(({ run, kind }) => [run, kind])),
    });
    const directory = join(work, name);
    mkdirSync(directory, { recursive: true });
    for (const [at, server] of chosen.entries()) {
      if (results.runs[server.run] && results.runs[server.run].stopped !== 'failed network request') {
        continue;
      }
      if (Date.now() > end) {
        console.log(`${tool.name}: ${at} of ${chosen.length}; the time is up, the same command goes on from here.`);
        break;
      }
      await servers.become(server.id);
      const prepared = await prepare(servers.address);
      const before = cpuSeconds();
      const result = await tool.test(prepared, directory);
      results.runs[server.run] = { date: new Date().toISOString(), cpu: cpuSeconds() - before, ...result };
      writeFileSync(`${file}.new`, JSON.stringify(results, null, 1));
      renameSync(`${file}.new`, file);
      console.log(
        `${tool.name} ${at + 1}/${chosen.length} ${server.run}: ` +
          `${result.stopped ? `stopped (${result.stopped.slice(0, 100)})` : `${result.failures.length} failures`}, ${result.seconds.toFixed(1)} s`,
      );
    }
  }
} finally {
  servers.close();
}

/** Of this process and of those that it started and saw end: what a run costs, whatever else the machine does. Linux only. */
function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  const stat = existsSync('/proc/self/stat') ? readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ') : [];
  return (user + system) / 1e6 + (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) / 100;
}
