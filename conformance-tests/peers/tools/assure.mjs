// The suite itself, as anybody runs it: its jar, a configuration file, its JSON report.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteJar } from '../places.mjs';
import { run, shortLived } from '../processes.mjs';

export const name = 'Assure';

export async function version() {
  return (await run('java', ['-jar', suiteJar(), '--version'], { seconds: 60 })).output.trim();
}

export async function test({ base }, directory) {
  const report = join(directory, 'conformance.json');
  rmSync(report, { force: true });
  const configuration = join(directory, 'suite.properties');
  writeFileSync(configuration, `sandbox=${base}\nprofile=document,contrat\ntimeout=10\nlang=en\nreport=${directory}\n`);
  const { code, output, seconds } = await run('java', [...shortLived, '-jar', suiteJar(), '--config', configuration], { seconds: 240 });
  if (code === null) {
    return { stopped: 'timeout', failures: [], seconds };
  }
  let outcomes;
  try {
    outcomes = JSON.parse(readFileSync(report, 'utf8')).tests;
  } catch {
    return { stopped: output.trim().split('\n').slice(-3).join(' '), failures: [], seconds };
  }
  return { failures: outcomes.filter((each) => ['FAILED', 'UNSTABLE'].includes(each.state)).map((each) => each.id), tests: outcomes.length, seconds };
}
