// What is offered, and what is made of it when everything is built.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { moduleDirectory } from '../../tools/contract.mjs';
import { completed, digestHtml } from '../../tools/docs/completion.mjs';
import { offered, offeredFiles } from '../../tools/docs/offered.mjs';
import { release } from '../../tools/docs/release.mjs';
import { files, pages, target as site, templates } from './site.mjs';

const later = offeredFiles({ later: true });
const paths = ['telechargements.html', 'en/downloads.html'];
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

describe('The page of downloads, before all is made', () => {
  test('has no link to what is not there, says once how it is made, and has nothing open', () => {
    assert.ok(later.length > 0);
    for (const path of paths) {
      const { html } = pages.get(path);
      assert.doesNotMatch(html, /data-offert|data-absent|\{octets|\{sha256|href="(\.\.\/)?telechargements\//);
      assert.doesNotMatch(readFileSync(join(site, path.replace('.html', '.md')), 'utf8'), /\{offert|\{absent|\{octets|\{sha256/);
      for (const { name } of later) assert.ok(html.includes(`<code>${basename(name)}</code><br>`), name);
      assert.equal(html.match(/<code>\.\/mvnw package<\/code>/g).length, 1);
    }
  });

  test('offers what the sources have: each generator has its settings, as they are there', () => {
    const settings = join(moduleDirectory, '..', 'client-gen', 'generators');
    assert.deepEqual(offered.generateurs.map(({ name }) => basename(name)).toSorted(), readdirSync(settings).toSorted());
    for (const { name, file } of offeredFiles({ later: false })) {
      assert.ok(files.includes(name), name);
      const content = readFileSync(join(moduleDirectory, '..', file));
      assert.ok(pages.get(paths[0]).html.includes(digestHtml(sha256(content))), name);
    }
  });

  test('says in both languages what each is and what it needs', () => {
    for (const { file, fr, en, besoin } of Object.values(offered).flat()) {
      for (const text of [fr, en, besoin.fr, besoin.en]) assert.ok(text?.trim(), file);
    }
  });
});

test('the search says of nothing that it is not served', () => {
  for (const language of ['fr', 'en']) assert.doesNotMatch(readFileSync(join(site, `recherche.${language}.js`), 'utf8'), /Not served here|Pas servi ici|mvnw package`/);
});

describe('When all is made', () => {
  let root;
  before(() => (root = mkdtempSync(join(tmpdir(), 'assure-telechargements-'))));
  after(() => rmSync(root, { recursive: true, force: true }));

  const made = (settings = {}) =>
    release({
      entries: later,
      root,
      built: join(root, 'built'),
      target: join(root, 'out'),
      version: '9.9',
      notes: Object.fromEntries(['LISEZMOI.txt', 'index.html'].map((name) => [name, readFileSync(join(moduleDirectory, 'docs', 'livraison', name), 'utf8')])),
      java: '17',
      ...settings,
    });

  test('what the build did not make is named, all of it, and nothing is offered', async () => {
    const [first, second, ...others] = later;
    for (const { file } of others) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), `content of ${file}`);
    }
    await assert.rejects(made(), ({ message }) => [first, second].every(({ file }) => message.includes(file)) && !message.includes(others[0].file));
    assert.ok(!existsSync(join(root, 'out')));
    for (const { file } of [first, second]) writeFileSync(join(root, file), `content of ${file}`);
  });

  test('site and release have each file, with its size and digest; the sandbox lies where it is started', async () => {
    for (const [path, open] of templates) {
      for (const [folder, text] of [['docs', readFileSync(join(site, path), 'utf8')], ['pages-ouvertes', open]]) {
        mkdirSync(dirname(join(root, 'built', folder, path)), { recursive: true });
        writeFileSync(join(root, 'built', folder, path), text);
      }
    }
    const { site: whole, folder } = await made();
    const sums = readFileSync(join(whole, 'telechargements', 'SHA256SUMS'), 'utf8').trim().split('\n');
    assert.equal(sums.length, later.length);
    const [html, markdown] = [paths[1], paths[1].replace('.html', '.md')].map((path) => readFileSync(join(whole, path), 'utf8'));
    for (const text of [html, markdown]) assert.doesNotMatch(text, /data-offert|data-absent|\{offert|\{absent|\{octets|\{sha256|Not served here/);
    const taken = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
    for (const { name, file } of later) {
      const content = `content of ${file}`;
      assert.equal(readFileSync(join(whole, name), 'utf8'), content);
      assert.ok(sums.includes(`${sha256(content)}  ${basename(name)}`), name);
      assert.ok(html.includes(`href="../${name}"`) && html.includes(digestHtml(sha256(content))), name);
      assert.ok(markdown.includes(`](../${name})`) && markdown.includes(`\`${sha256(content)}\``), name);
      const place = file.startsWith('server-stub/') ? basename(name) : name;
      assert.equal(readFileSync(join(folder, place), 'utf8'), content);
      assert.ok(taken.includes(`${sha256(content)}  ${place}\n`), name);
    }
    for (const name of ['LISEZMOI.txt', 'index.html']) {
      const note = readFileSync(join(folder, name), 'utf8');
      assert.match(note, /java -jar assure-server-stub-[\w.-]+-exec\.jar\b/);
      assert.doesNotMatch(note, /\{=|undefined/);
      const named = [...note.matchAll(/telechargements\/[\w.-]+(?:jar|zip)/g)].map(([file]) => file);
      assert.ok(named.length >= 4, name);
      for (const file of named) assert.ok(existsSync(join(folder, file)), `${name}: ${file}`);
    }
  });

  test('a note that names what there is not is refused, and leaves what was made', async () => {
    const before = readdirSync(join(root, 'out'), { recursive: true });
    await assert.rejects(made({ notes: { 'LISEZMOI.txt': '{=java} {=javas}' } }), /No value is named javas; there are programmes, java, /);
    assert.deepEqual(readdirSync(join(root, 'out'), { recursive: true }), before);
  });
});

test('A page is completed for what there is: groups of thousands as its language writes them', () => {
  const open = '<tr data-offert="$1.zip"><td>{octets:,} {octets: } {sha256:1}|{sha256:2}</td></tr>\n<tr data-absent="$1.zip">no</tr>\n<p data-absent="b">b</p>';
  const there = new Map([['$1.zip', { size: 1234567, sha256: 'a'.repeat(32) + 'b'.repeat(32) }]]);
  assert.equal(completed(open, there), `<tr><td>1,234,567 1 234 567 ${'a'.repeat(32)}|${'b'.repeat(32)}</td></tr>\n<p>b</p>\n`);
});
