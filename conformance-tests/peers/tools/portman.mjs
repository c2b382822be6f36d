// Portman: a Postman collection with its contract tests, its fuzzing, and a variation without credentials; newman runs it.
// The collection is made once; from one server to the next only the address, the keys and the references change in it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import newman from 'newman';
import { client, here, person, script } from '../places.mjs';
import { run } from '../processes.mjs';

export const name = 'Portman';

const read = (path) => JSON.parse(readFileSync(join(here, path), 'utf8'));
let first;

export async function version() {
  return `${read('node_modules/@apideck/portman/package.json').version}, newman ${read('node_modules/newman/package.json').version}`;
}

export async function test(prepared, directory) {
  first ??= await make(prepared, directory);
  const variables = {
    jeton: prepared.token,
    client: client[0],
    clientSecret: client[1],
    person: person[0],
    personSecret: person[1],
  };
  const start = process.hrtime.bigint();
  const summary = await new Promise((done, fail) => {
    newman.run(
      {
        collection: JSON.parse(adapt(first, prepared)),
        ignoreRedirects: true,
        timeout: 180_000,
        timeoutRequest: 20_000,
        envVar: Object.entries(variables).map(([key, value]) => ({ key, value })),
      },
      (error, result) => (error ? fail(error) : done(result)),
    );
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { stats, failures } = summary.run;
  return {
    failures: failures.map(({ source, error }) => `${source?.name}: ${error.test ?? error.name}`),
    tests: stats.assertions.total,
    seconds: seconds + first.seconds,
  };
}

async function make(prepared, directory) {
  const description = join(directory, 'contract.json');
  const collection = join(directory, 'collection.json');
  rmSync(collection, { force: true });
  writeFileSync(description, JSON.stringify(prepared.contract));
  const { seconds } = await run(
    process.execPath,
    [
      ...[script('@apideck/portman', 'portman'), '-l', description, '-b', prepared.base, '-o', collection],
      ...['-c', join(here, 'tools/portman.json')],
    ],
    { cwd: directory, seconds: 300 },
  );
  return { prepared, text: readFileSync(collection, 'utf8'), seconds };
}

function adapt({ prepared: before, text }, after) {
  const pairs = [
    [before.base, after.base],
    [before.series, after.series],
    ...Object.keys(before.keys).map((field) => [before.keys[field], after.keys[field]]),
  ];
  return pairs.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}
