// The pipelines that are offered: the shell of each, run as its service runs it, with what is offered beside it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { offeredFiles } from '../../tools/docs/offered.mjs';
import { judgePipelines, suitePipelines, suiteSettings } from '../../tools/docs/snippets.mjs';
import { PATIENCE, shortLived, site } from './sandbox.mjs';

const suite = offeredFiles({ later: true }).find(({ file }) => file.startsWith('conformance-tests/'));
const read = (name) => readFileSync(join(site, 'extraits', name), 'utf8');

/** What a service makes of a file: its shell's lines and how it calls the shell, the variables it sets, what is to stay afterwards. */
function jobOf(name) {
  const [job] = Object.values(parse(read(name)).jobs ?? parse(read(name)));
  if (!job.steps) {
    const { paths, reports } = job.artifacts;
    return { shell: ['-eo', 'pipefail', '-c', job.script.join('\n')], given: [], kept: [...paths, reports.junit] };
  }
  const [step, ...others] = job.steps.filter(({ run }) => run);
  assert.deepEqual(others, [], name);
  const upload = job.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  return { shell: ['-e', '-c', step.run], given: Object.keys(step.env ?? {}), kept: upload.with.path.trim().split('\n') };
}

/** @param sandbox with its address, once it has started */
export function pipelines(sandbox) {
  describe('The shell of each pipeline', { skip: process.platform === 'win32' && 'it is written for bash' }, () => {
    let folder;
    before(() => (folder = mkdtempSync(join(tmpdir(), 'assure-pipelines-'))));
    after(() => rmSync(folder, { recursive: true, force: true }));

    /** A checkout with the tool where the pipeline has it, and further files; then the job's shell, in it. */
    const run = (name, files) => {
      const { shell, given, kept } = jobOf(name);
      const checkout = mkdtempSync(join(folder, 'depot-'));
      mkdirSync(join(checkout, 'outils'));
      const [, tool] = /-jar (outils\/\S+)/.exec(shell.at(-1));
      copied(join(site, suite.name), join(checkout, tool));
      for (const [file, content] of Object.entries(files)) {
        writeFileSync(join(checkout, file), content);
        chmodSync(join(checkout, file), 0o755);
      }
      const { status, stdout, stderr, error } = spawnSync('bash', shell, {
        cwd: checkout,
        encoding: 'utf8',
        timeout: PATIENCE,
        // Bash takes a pipe of Node's for a login from elsewhere.
        stdio: ['ignore', 'pipe', 'pipe'],
        // Of secrets that nobody has set, GitHub makes empty variables. Its machines and the image of GitLab's file write UTF-8.
        env: {
          PATH: process.env.PATH,
          LANG: 'C.UTF-8',
          JAVA_TOOL_OPTIONS: shortLived.join(' '),
          GITHUB_SHA: 'a1b2c3',
          CI_COMMIT_SHA: 'a1b2c3',
          ...Object.fromEntries(given.map((secret) => [secret, ''])),
        },
      });
      if (error) throw error;
      const missing = kept.filter((path) => !existsSync(join(checkout, path)));
      return { status, told: `${stdout}${stderr}`, missing, checkout };
    };

    for (const { name } of judgePipelines) {
      test(`${name}: the program is called with the list, and the verdict on one that sends nothing stops the pipeline`, () => {
        const { status, told, missing, checkout } = run(name, { 'envoyer.sh': '#!/bin/sh\nls "$1" > appel.txt\n' });
        assert.equal(status, 2, told);
        assert.deepEqual(missing, [], told);
        assert.match(readFileSync(join(checkout, 'appel.txt'), 'utf8'), /\S/);
        assert.match(readFileSync(join(checkout, 'rapport', 'judgement.json'), 'utf8'), /a1b2c3/);
        assert.ok(existsSync(join(checkout, 'rapport', 'judgement.svg')), 'the badge');
      });
    }

    const settings = basename(suiteSettings.name);
    const target = () => `sandbox=${sandbox.address.slice(0, -1)}\nprofile=document\ntest=token.reponse\npartial=true\n`;
    for (const { name } of suitePipelines) {
      test(`${name}: a server that conforms lets it pass; report and badge stay`, () => {
        const { status, told, missing, checkout } = run(name, { [settings]: target() });
        assert.equal(status, 0, told);
        assert.deepEqual(missing, [], told);
        assert.ok(existsSync(join(checkout, 'rapport', 'conformance.svg')), 'the badge');
      });
    }

    test('a server that is not there stops it', () => {
      const { status, told } = run(suitePipelines[0].name, { [settings]: target().replace(/localhost:\d+/, 'localhost:1') });
      assert.equal(status, 2, told);
    });

    test('the settings that are offered are the suite\'s, and hold what the pipeline gives secrets for', () => {
      const { given } = jobOf(suitePipelines[0].name);
      assert.ok(given.length > 2);
      const { status, stdout, stderr } = spawnSync(
        'java',
        [...shortLived, '-jar', join(site, suite.name), '--config', join(site, 'extraits', suiteSettings.name), '--dry-run'],
        { encoding: 'utf8', timeout: PATIENCE, env: { PATH: process.env.PATH, ...Object.fromEntries(given.map((secret) => [secret, 'secret'])) } },
      );
      assert.equal(status, 0, `${stdout.slice(-2000)}${stderr}`);
      const accounts = read(suiteSettings.name).match(/^[a-z-]*(?:client-id|user)(?==)/gm);
      const secretOf = (account) => `ASSURE_${account.replace('-id', '-secret').replace('user', 'password').replaceAll('-', '_').toUpperCase()}`;
      assert.deepEqual(accounts.map(secretOf).toSorted(), given.toSorted());
    });
  });
}

function copied(from, to) {
  try {
    linkSync(from, to);
  } catch {
    writeFileSync(to, readFileSync(from));
  }
}
