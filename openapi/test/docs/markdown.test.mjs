// Each page as Markdown, under its address: it says what the page says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { parse } from 'node-html-parser';
import { inMarkdown } from '../../tools/docs/source.mjs';
import { files, pages, target } from './site.mjs';

const md = new MarkdownIt({ html: true });

describe('The Markdown of a page', () => {
  for (const [name, { document }] of pages) {
    const path = name.replace('.html', '.md');

    test(`${path}: is linked from the page, and has its headings, tables and code`, () => {
      assert.ok(document.querySelector(`main a[href="${posix.basename(path)}"]`), 'a link that a person sees');
      assert.ok(document.querySelector(`link[type="text/markdown"][href="${posix.basename(path)}"]`), 'a link that a program sees');
      const text = readFileSync(join(target, path), 'utf8');
      assert.doesNotMatch(text.replaceAll(/```.*?```/gs, ''), /\{\{|\{=|<(?:td|span|p|div|pre|tr)\b|:::/);
      const rendered = parse(md.render(text), { blockTextElements: { script: true, style: true } });
      const content = document.querySelector('main .content');
      const found = (root, selector) => root.querySelectorAll(selector).map(({ text: said }) => plain(said));
      for (const selector of ['h1', 'h2', 'h3', 'pre']) assert.deepEqual(found(rendered, selector), found(content, selector), selector);
      assert.deepEqual(found(rendered, 'tr > :first-child'), found(content, 'tr > :first-child'), 'rows');
    });

    test(`${path}: every link leads somewhere`, () => {
      const rendered = parse(md.render(readFileSync(join(target, path), 'utf8')));
      for (const link of rendered.querySelectorAll('a')) {
        const [to] = link.getAttribute('href').split('#');
        if (to) assert.ok(files.includes(posix.join(posix.dirname(path), to)), link.getAttribute('href'));
      }
    });
  }
});

describe('HTML becomes Markdown', () => {
  for (const [what, html, expected] of [
    ['a table, with what would end a cell', '<table><tr><th>a</th><th>b</th></tr><tr><th><code>x|y</code></th><td>1<br>2<p>3</p></td></tr></table>', '| a | b |\n| --- | --- |\n| `x\\|y` | 1<br>2<br>3 |'],
    ['code that has backticks', '<pre><code class="language-bash">echo ```</code></pre>', '````bash\necho ```\n````'],
    ['signs that Markdown would take for its own', '<p>a * b &lt;c&gt; [d]</p>', 'a \\* b \\<c> \\[d\\]'],
    ['links between pages', '<p><a href="erreurs.html#x">e</a> <a href="../openapi.yaml">o</a></p>', '[e](erreurs.md#x) [o](../openapi.yaml)'],
    ['lists in lists', '<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n\n   - b'],
  ]) {
    test(what, () => assert.equal(inMarkdown(html), expected));
  }

  test('an element that is not known is an error, never left out', () => {
    assert.throws(() => inMarkdown('<video>x</video>'), /No Markdown for <video>/);
    assert.throws(() => inMarkdown('<p><u>x</u></p>'), /No Markdown for <u>/);
  });
});

function plain(text) {
  return text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
}
