import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractFile } from '../tools/contract.mjs';

const SCRIPT = fileURLToPath(new URL('../mock/mock.mjs', import.meta.url));
/** Its own, where npm has one for this machine. */
const NODE = join(dirname(SCRIPT), 'node_modules', '.bin', 'node');
const START_LIMIT = 120_000;

/** The mock, on a free port: of the contract, or of another file. Whoever starts one stops it, and has installed it (npm run test:mock). */
export class Mock {
  #process;

  constructor(process, port) {
    this.#process = process;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(file = contractFile) {
    const process = spawn(existsSync(NODE) ? NODE : globalThis.process.execPath, [SCRIPT, '0', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      return new Mock(process, await listening(process));
    } catch (problem) {
      await new Mock(process).stop();
      throw problem;
    }
  }

  async stop() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}

function listening(process) {
  return new Promise((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => reject(new Error(`the mock does not start:\n${output}`)), START_LIMIT);
    const read = (chunk) => {
      output += chunk;
      const [, port] = /Prism is listening on \S*127\.0\.0\.1:(\d+)\D/.exec(output) ?? [];
      if (port) {
        clearTimeout(limit);
        resolve(port);
      }
    };
    process.stdout.on('data', read);
    process.stderr.on('data', read);
    process.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`the mock ended with ${code}:\n${output}`));
    });
  });
}
