import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readContract } from '../tools/contract.mjs';

const script = fileURLToPath(new URL('../tools/docs.mjs', import.meta.url));
const file = fileURLToPath(new URL('../target/docs/index.html', import.meta.url));

describe('the documentation, made by npm run docs', () => {
  const made = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 60_000 });
  const html = made.status === 0 ? readFileSync(file, 'utf8') : '';
  const [markup, scripts] = separate(html);

  it('is made', () => {
    assert.equal(made.status, 0, made.stderr);
  });

  it('is in French, with a title', () => {
    assert.match(markup, /<html lang="fr">/);
    assert.match(markup, /<title>Assure [^<]+<\/title>/);
  });

  it('loads nothing: no element of the page names an address', () => {
    assert.deepEqual(markup.match(/<(?:link|script|img|iframe|object|embed)\b[^>]*(?:src|href)\s*=\s*"(?!data:)[^"]*"/gi), null);
    assert.deepEqual(markup.match(/@import|url\(/gi), null);
  });

  it('loads nothing: its scripts name no content delivery network, no font service, no collector', () => {
    assert.deepEqual(scripts.match(/https?:\/\/(?:cdn\.|fonts\.|unpkg\.|otel\.|[a-z.]*jsdelivr)[^"'`\s]*/gi), null);
  });

  it('may load nothing: its policy forbids it', () => {
    const policy = markup.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)?.[1];
    assert.ok(policy, 'no policy');
    const directives = new Map(policy.split(';').map((part) => part.trim().split(/ (.*)/s)));
    assert.equal(directives.get('default-src'), "'none'");
    for (const [name, sources] of directives) {
      for (const source of sources.split(' ')) {
        assert.ok(["'none'", "'unsafe-inline'", 'data:', 'blob:'].includes(source), `${name} allows ${source}`);
      }
    }
  });

  it('holds the whole contract', () => {
    const held = JSON.parse(scripts.match(/const contract = (.*);\n/)[1]);
    const contract = readContract();
    assert.deepEqual({ ...held, tags: held.tags.slice(0, contract.tags.length) }, contract);
  });

  it('shows each problem type, code and rule', () => {
    const contract = readContract();
    const shown = JSON.parse(scripts.match(/const contract = (.*);\n/)[1]).tags.at(-1).description;
    for (const name of [
      ...contract['x-problemes'].map(({ type }) => type),
      ...contract['x-codes'].map(({ code }) => code),
      ...contract['x-regles'].map(({ id }) => id),
    ]) {
      assert.ok(shown.includes(`\`${name}\``), name);
    }
  });
});

/** The page without the content of its scripts, and that content. */
function separate(page) {
  const contents = [];
  const rest = page.replaceAll(/(<script[^>]*>)(.*?)(<\/script>)/gs, (_, start, content, end) => {
    contents.push(content);
    return start + end;
  });
  return [rest, contents.join('\n')];
}
