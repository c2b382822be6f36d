// Commands with a deadline.
import { spawn } from 'node:child_process';

/** For Java programs that live for seconds: the second compiler would take more of the machine than it gives back. */
export const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Runs a command; resolves with its exit code (null when the deadline ended it), seconds and output (the last megabyte). */
export function run(command, args, { cwd, env = {}, seconds }) {
  return new Promise((done, fail) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-1_000_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    let late = false;
    const deadline = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(deadline);
      done({ code: late ? null : code, output, seconds: Number(process.hrtime.bigint() - start) / 1e9 });
    });
  });
}
