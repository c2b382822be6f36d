// npm run test:telechargements -- TARGET: what the build leaves for vendors (release.mjs), as they have it. A sandbox started in the release's folder serves the
// pages of the static site; every file that they name is had from it, and is of the size and digest that they say.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'node-html-parser';
import { offered, offeredFiles, sums } from '../../tools/docs/offered.mjs';

const PATIENCE = 120_000;

const target = resolve(process.argv[2] ?? '.');
const site = join(target, 'site');
const pages = ['telechargements.html', 'en/downloads.html'];

let data;
let sandbox;
let address;

before(async () => {
  const [folder] = readdirSync(target).filter((name) => existsSync(join(target, name, 'LISEZMOI.txt')));
  const note = readFileSync(join(target, folder, 'LISEZMOI.txt'), 'utf8');
  const [, jar] = /^ +java -jar (\S+)$/m.exec(note);
  data = mkdtempSync(join(tmpdir(), 'assure-telecharge-'));
  // As the note says, but for a port and a folder that nobody else has, and for Java's second compiler, which a sandbox for seconds does without.
  sandbox = spawn('java', ['-XX:TieredStopAtLevel=1', '-Xmx256m', '-jar', jar, '--server.port=0', `--assure.data-folder=${data}`, '--assure.welcome=false'], {
    cwd: join(target, folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  address = await started(sandbox);
});

after(async () => {
  if (sandbox && sandbox.exitCode === null) {
    const ended = new Promise((resolved) => sandbox.once('exit', resolved));
    sandbox.kill('SIGKILL');
    await ended;
  }
  if (data) rmSync(data, { recursive: true, force: true });
});

function started(process) {
  return new Promise((resolved, rejected) => {
    let told = '';
    const late = setTimeout(() => rejected(new Error(`The sandbox did not start:\n${told}`)), PATIENCE);
    process.once('exit', (code) => rejected(new Error(`The sandbox ended with ${code}:\n${told}`)));
    process.stdout.setEncoding('utf8').on('data', (text) => {
      told += text;
      const [, port] = /Tomcat started on port (\d+)/.exec(told) ?? [];
      if (port) {
        clearTimeout(late);
        resolved(`http://localhost:${port}/`);
      }
    });
  });
}

/** What is at an address, read as it comes: it may be large. */
async function fetched(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  assert.equal(answer.status, 200, String(url));
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of answer.body) {
    hash.update(part);
    size += part.length;
  }
  return { size, sha256: hash.digest('hex'), headers: answer.headers };
}

test('the sandbox serves the pages of the static site', async () => {
  for (const page of pages) {
    const answer = await fetch(address + page, { signal: AbortSignal.timeout(PATIENCE) });
    assert.equal(await answer.text(), readFileSync(join(site, page), 'utf8'), page);
  }
});

test('every file of the page is had, of the size and digest that it says, and is that of the static site', async () => {
  const document = parse(readFileSync(join(site, pages[0]), 'utf8'));
  const rows = document.querySelectorAll('main table.catalogue tbody tr');
  const names = [];
  for (const row of rows) {
    const href = row.querySelector('a[download]').getAttribute('href');
    const [size, sha256] = row.querySelectorAll('td').slice(-2).map((cell) => cell.text);
    const { headers, ...had } = await fetched(new URL(href, address));
    assert.deepEqual(had, { size: Number(size.replaceAll(/\D/g, '')), sha256 }, href);
    assert.equal(createHash('sha256').update(readFileSync(join(site, href))).digest('hex'), sha256, href);
    if (href.startsWith('telechargements/')) {
      assert.equal(headers.get('content-length'), String(had.size), href);
      assert.equal(headers.get('etag'), `"${sha256}"`, href);
      assert.equal(headers.get('content-type'), href.endsWith('.zip') ? 'application/zip' : 'application/java-archive', href);
    }
    names.push(href);
  }
  for (const { name } of Object.values(offered).flat()) assert.ok(names.includes(name), name);
});

test('the digests are served as one file, those of the static site', async () => {
  const lines = (text) => text.trim().split('\n').toSorted();
  const path = `telechargements/${sums}`;
  const served = lines(await (await fetch(address + path)).text());
  assert.deepEqual(served, lines(readFileSync(join(site, path), 'utf8')));
  assert.equal(served.length, offeredFiles({ later: true }).length);
});
