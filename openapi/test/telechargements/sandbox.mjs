// What the build leaves for vendors (release.mjs), and a sandbox that is started of it as its note says.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { programs } from '../../tools/docs/directives.mjs';

/** More than anything here takes, even beside other tests, in milliseconds. */
export const PATIENCE = 120_000;

/** For whoever runs for seconds: neither Java's second compiler nor a collector of several threads would pay for itself. */
export const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

const [, , given] = process.argv;
if (!given) throw new Error('Usage: npm run test:telechargements -- TARGET');
const target = resolve(given);

/** The static site. */
export const site = join(target, 'site');

/**
 * Starts the sandbox in the release's folder: that of this version, which an earlier one may lie beside.
 *
 * @return its address, with a slash at the end, and what ends it
 */
export async function startSandbox() {
  const folder = join(target, `assure-${programs}`);
  const note = readFileSync(join(folder, 'LISEZMOI.txt'), 'utf8');
  const [, jar] = /^ +java -jar (\S+)$/m.exec(note);
  const data = mkdtempSync(join(tmpdir(), 'assure-telecharge-'));
  // As the note says, but for a port and a folder that nobody else has.
  const sandbox = spawn('java', [...shortLived, '-Xmx256m', '-jar', jar, '--server.port=0', `--assure.data-folder=${data}`, '--assure.welcome=false'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (sandbox.exitCode === null && sandbox.signalCode === null) {
      const ended = new Promise((done) => sandbox.once('exit', done));
      sandbox.kill('SIGKILL');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  };
  try {
    return { address: await started(sandbox), stop };
  } catch (failed) {
    await stop();
    throw failed;
  }
}

function started(sandbox) {
  return new Promise((resolved, rejected) => {
    let told = '';
    const late = setTimeout(() => rejected(new Error(`The sandbox did not start:\n${told}`)), PATIENCE);
    sandbox.once('error', rejected);
    sandbox.once('exit', (code) => {
      clearTimeout(late);
      rejected(new Error(`The sandbox ended with ${code}:\n${told}`));
    });
    sandbox.stdout.setEncoding('utf8').on('data', (text) => {
      told += text;
      const [, port] = /Tomcat started on port (\d+)/.exec(told) ?? [];
      if (port) {
        clearTimeout(late);
        resolved(`http://localhost:${port}/`);
      }
    });
  });
}
