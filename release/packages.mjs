// The packages of the other languages, made of the clients that client-gen has generated.

import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Maven's outputTimestamp in seconds, which Python's tools ask for. */
const epoch = String(Date.parse('2026-01-01T00:00:00Z') / 1000);

/** Runs a program to its end; what it says is only shown when it fails. */
export function run(program, arguments_, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(program, arguments_, { encoding: 'utf8', timeout: 300_000, ...options });
  if (error || status !== 0) {
    throw new Error(`${[basename(program), ...arguments_].join(' ')}: ${error?.message ?? `exit code ${status}`}\n${stdout ?? ''}${stderr ?? ''}`);
  }
  return stdout;
}

/** A copy of a generated client with the licence, once there is one, and without what a generator or a test has left beside it. */
function copied(client, licence, work) {
  rmSync(work, { recursive: true, force: true });
  cpSync(client, work, {
    recursive: true,
    filter: (file) => !['.openapi-generator', '.openapi-generator-ignore', 'node_modules', 'dist', '__pycache__'].includes(basename(file)),
  });
  if (existsSync(licence)) copyFileSync(licence, join(work, 'LICENSE'));
}

/**
 * The npm package: compiled by the compiler that client-gen has, packed by npm, which gives all files one date.
 *
 * @param client the generated client
 * @param licence the file that is packed with it, if it is there
 * @param modules the folder node_modules with the compiler
 */
export function npmTarball({ client, licence, modules, work, to }) {
  copied(client, licence, work);
  for (const project of ['tsconfig.json', 'tsconfig.esm.json']) run(process.execPath, [join(modules, 'typescript', 'bin', 'tsc'), '-p', project], { cwd: work });
  mkdirSync(to, { recursive: true });
  run('npm', ['pack', '--silent', '--offline', '--ignore-scripts', '--pack-destination', to], { cwd: work });
}

const mark = (environment) => join(environment, 'complete');

/** Notes that all that was required is in an environment. */
export function complete(environment, requirements) {
  copyFileSync(requirements, mark(environment));
}

/** Whether it is, and nothing else is required since. */
export function isComplete(environment, requirements) {
  return existsSync(mark(environment)) && readFileSync(mark(environment)).equals(readFileSync(requirements));
}

/**
 * Wheel and sdist, by the backend that the client's pyproject.toml names, in an environment of its own that is kept as long as they
 * pin the same.
 *
 * @param requirements the file that pins the backend
 */
export function pythonDistributions({ client, licence, requirements, environment, work, to }) {
  copied(client, licence, work);
  const python = join(environment, 'bin', 'python');
  if (!isComplete(environment, requirements)) {
    run('python3', ['-m', 'venv', '--clear', environment]);
    run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--timeout=20', '--requirement', requirements]);
    complete(environment, requirements);
  }
  mkdirSync(to, { recursive: true });
  const build = 'import sys; from flit_core.buildapi import build_sdist, build_wheel; build_wheel(sys.argv[1]); build_sdist(sys.argv[1])';
  run(python, ['-B', '-c', build, to], { cwd: work, env: { ...process.env, SOURCE_DATE_EPOCH: epoch } });
}
