import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { lastReleased } from '../../tools/compare/released.mjs';
import { reportOn } from '../../tools/compare/report.mjs';
import { objectionTo } from '../../tools/compare/versions.mjs';
import { contract } from './documents.mjs';

const breaking = [{ level: 'breaking' }, { level: 'addition' }];
const addition = [{ level: 'addition' }];

describe('A version says what changed', () => {
  const fine = [
    [[], '1.2.3', '1.2.3'],
    [[], '1.2.3', '1.2.4'],
    [[], '1.2.3', '2.0.0'],
    [addition, '1.2.3', '1.3.0'],
    [addition, '1.2.3', '2.0.0'],
    [addition, '1.9.0', '1.10.0'],
    [breaking, '1.2.3', '2.0.0'],
    [breaking, '9.0.0', '10.0.0'],
  ];
  for (const [changes, from, to] of fine) {
    test(`${changes[0]?.level ?? 'nothing'} from ${from} to ${to} is fine`, () => {
      assert.equal(objectionTo(from, to, changes), undefined);
    });
  }

  const wrong = [
    [breaking, '1.2.3', '1.2.3', /asks for version 2\.0\.0, not 1\.2\.3/],
    [breaking, '1.2.3', '1.3.0', /asks for version 2\.0\.0/],
    [addition, '1.2.3', '1.2.3', /asks for version 1\.3\.0/],
    [addition, '1.2.3', '1.2.4', /asks for version 1\.3\.0/],
    [[], '1.10.0', '1.9.0', /1\.9\.0 comes before the released 1\.10\.0/],
  ];
  for (const [changes, from, to, objection] of wrong) {
    test(`${changes[0]?.level ?? 'nothing'} from ${from} to ${to} is refused`, () => {
      assert.match(objectionTo(from, to, changes), objection);
    });
  }

  test('a version is three numbers', () => {
    assert.throws(() => objectionTo('1.0.0', '1.0', []), /1\.0 is not a version/);
    assert.throws(() => objectionTo('1.0.0', '1.0.0-beta', []), /not a version/);
  });
});

describe('The last released contract', () => {
  let directory;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'released-'));
  });
  after(() => rm(directory, { recursive: true }));
  beforeEach(async () => {
    await rm(directory, { recursive: true });
    await mkdir(directory);
  });

  test('there is none in an empty directory, nor without a directory', async () => {
    assert.equal(await lastReleased(directory), undefined);
    assert.equal(await lastReleased(join(directory, 'absent')), undefined);
  });

  test('it is the one with the highest version, by number', async () => {
    await release('1.9.0');
    await release('1.10.0');
    await writeFile(join(directory, 'README.md'), '');
    const { file, contract: released } = await lastReleased(directory);
    assert.equal(file, 'assure-1.10.0.yaml');
    assert.equal(released.info.version, '1.10.0');
  });

  test('its name tells its version', async () => {
    await release('1.0.0', 'assure-1.1.0.yaml');
    await assert.rejects(lastReleased(directory), /assure-1\.1\.0\.yaml holds version 1\.0\.0/);
  });

  async function release(version, name = `assure-${version}.yaml`) {
    await writeFile(join(directory, name), JSON.stringify({ ...contract(), info: { title: 'T', version } }));
  }
});

describe('The report', () => {
  const released = { file: 'assure-1.0.0.yaml', contract: contract({ request: { type: 'string' } }) };

  test('before the first release it says so and objects to nothing', () => {
    const { lines, objection } = reportOn(contract(), undefined);
    assert.match(lines.join('\n'), /No contract has been released yet/);
    assert.equal(objection, undefined);
  });

  test('names each change with its place, and objects', () => {
    const { lines, objection } = reportOn(contract({ request: { type: 'string', maxLength: 3 } }), released);
    assert.deepEqual(lines, [
      '✗ PUT /a request body application/json: maxLength: none → 3',
      'Compared with assure-1.0.0.yaml: 1 breaking, 0 additions.',
    ]);
    assert.match(objection, /2\.0\.0/);
  });

  test('objects to nothing when nothing changed', () => {
    const { lines, objection } = reportOn(released.contract, released);
    assert.match(lines.join('\n'), /no change that a client or an implementation can notice/);
    assert.equal(objection, undefined);
  });
});
