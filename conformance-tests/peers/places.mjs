// Where things are, and the sandbox's published identities, which the model servers know too: no secrets.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const openapi = resolve(here, '../../openapi');
export const work = process.env.ASSURE_PEERS ?? join(here, '../target/peers');
export const resultsOf = (tool) => join(work, `${tool}.json`);

export const client = ['garage-demo', 'garage-demo-secret-7Qm2vX9sLr4TbK1e'];
export const expertClient = ['expert-backend', 'expert-backend-secret-9Ws4gB7kMx2RtV6a'];
export const person = ['expert-demo', 'expert-demo-motdepasse'];
export const application = 'expert-app';
export const returnAddress = 'http://localhost:8080/essai/retour.html';
export const basic = (names) => Buffer.from(names.join(':')).toString('base64');

/** The suite's executable jar, as the build leaves it. */
export function suiteJar() {
  const target = join(here, '../target');
  const jar = existsSync(target) && readdirSync(target).find((name) => name.endsWith('-exec.jar'));
  if (!jar && !process.env.ASSURE_SUITE) {
    throw new Error('The suite is not built: ./mvnw -pl conformance-tests -am -DskipTests -DskipITs package');
  }
  return process.env.ASSURE_SUITE ?? join(target, jar);
}

/** The script behind a command of an installed package, to be run without a shell. */
export function script(name, command) {
  const require = createRequire(import.meta.url);
  const root = join(here, 'node_modules', name);
  const bin = require(join(root, 'package.json')).bin;
  return join(root, typeof bin === 'string' ? bin : bin[command]);
}
