// Dredd: one request for each declared response, with the contract's examples; the hooks provoke the refusals it can.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { basic, client, here, person, script } from '../places.mjs';
import { run } from '../processes.mjs';

export const name = 'Dredd';

export async function version() {
  return JSON.parse(readFileSync(join(here, 'node_modules/dredd/package.json'), 'utf8')).version;
}

export async function test({ base, token, contract }, directory) {
  const description = join(directory, 'contract.json');
  const report = join(directory, 'dredd.xml');
  rmSync(report, { force: true });
  writeFileSync(description, JSON.stringify(contract, null, 1));
  const env = {
    ASSURE_CONTRACT: description,
    ASSURE_TOKEN: token,
    ASSURE_CLIENT: `Basic ${basic(client)}`,
    ASSURE_PERSON: `Basic ${basic(person)}`,
  };
  const { code, output, seconds } = await run(
    process.execPath,
    [
      ...[script('dredd', 'dredd'), description, base],
      ...['--hookfiles', join(here, 'tools/dredd-hooks.cjs'), '--reporter', 'xunit', '--output', report],
      ...['--loglevel', 'error', '--no-color'],
    ],
    { cwd: directory, env, seconds: 120 },
  );
  if (code === null) {
    return { stopped: 'timeout', failures: [], seconds };
  }
  let xml;
  try {
    xml = readFileSync(report, 'utf8');
  } catch {
    return { stopped: output.trim().split('\n').slice(-3).join(' '), failures: [], seconds };
  }
  const cases = [...xml.matchAll(/<testcase name="([^"]*)"[^>]*?(\/>|>([^]*?)<\/testcase>)/g)];
  return {
    failures: cases.filter((each) => /<(failure|error)/.test(each[3] ?? '')).map((each) => each[1].split('?')[0]),
    tests: cases.filter((each) => !/<skipped/.test(each[3] ?? '')).length,
    seconds,
  };
}
