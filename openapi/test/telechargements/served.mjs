// A sandbox started in the release's folder serves the pages of the static site; every file that they name is had from it, and is of the
// size and digest that they say.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'node-html-parser';
import { offered, offeredFiles, sums } from '../../tools/docs/offered.mjs';
import { PATIENCE, site } from './sandbox.mjs';

const pages = ['telechargements.html', 'en/downloads.html'];

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

/** @param sandbox with its address, once it has started */
export function served(sandbox) {
  test('the sandbox serves the pages of the static site, and their Markdown', async () => {
    for (const page of pages.flatMap((name) => [name, name.replace('.html', '.md')])) {
      const answer = await fetch(sandbox.address + page, { signal: AbortSignal.timeout(PATIENCE) });
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
      const { headers, ...had } = await fetched(new URL(href, sandbox.address));
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
    const served = lines(await (await fetch(sandbox.address + path)).text());
    assert.deepEqual(served, lines(readFileSync(join(site, path), 'utf8')));
    assert.equal(served.length, offeredFiles({ later: true }).length);
  });
}
