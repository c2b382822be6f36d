import hljs from 'highlight.js';
import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import container from 'markdown-it-container';
import { escapeHtml } from './html.mjs';
import { spaced } from './typography.mjs';

/** Boxes that a page sets apart, and their titles. */
export const notices = {
  note: { fr: 'À savoir', en: 'Note' },
  attention: { fr: 'Attention', en: 'Caution' },
};

/**
 * Markdown as the site writes it: `::: note` and `::: attention` boxes, highlighted code, headings that can be linked to, links
 * between sources (`token.md#x`) turned into links between pages, and directives: a line `{{name arguments}}` stands for the
 * HTML that `directive(name, arguments)` makes.
 */
export function markdown(language, root, directive) {
  const md = new MarkdownIt({ html: false, linkify: false, highlight });
  md.use(anchor, {
    slugify: slug,
    level: [2, 3],
    permalink: anchor.permalink.headerLink({ safariReaderFix: true }),
  });
  for (const [name, titles] of Object.entries(notices)) {
    md.use(container, name, { render: notice(name, titles[language]) });
  }
  md.renderer.rules.code_inline = (tokens, index) => `<code>${breakable(escapeHtml(tokens[index].content))}</code>`;
  md.block.ruler.before('paragraph', 'directive', directiveRule(directive), { alt: [] });
  md.core.ruler.push('typography', ({ tokens }) => {
    for (const { children } of tokens) {
      for (const child of children ?? []) {
        if (child.type === 'text') child.content = spaced(child.content, language);
        if (child.type === 'link_open') child.attrSet('href', pageOf(child.attrGet('href'), root));
      }
    }
  });
  return md;
}

/** In a narrow cell a long name is broken where it has a seam, not anywhere. */
function breakable(html) {
  return html.replaceAll(/[\w.-]{17,}/g, (name) => name.replaceAll(/(?<=[a-z]{2})(?=[A-Z])|(?<=[_.-])(?=\w)/g, '<wbr>'));
}

/** The anchor of a heading, as GitHub makes it, so that a link works in the source as well as on the site. */
export function slug(text) {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** A block of code, highlighted while the site is built: no script in the page. */
export function codeBlock(text, language) {
  return `<pre class="code"><code class="language-${language}">${highlight(text, language)}</code></pre>`;
}

function highlight(text, language) {
  return hljs.getLanguage(language) ? hljs.highlight(text, { language }).value : escapeHtml(text);
}

function pageOf(href, root) {
  return /^[a-z]+:/.test(href) ? href : href.replace(/\.md(?=#|$)/, '.html').replace(/^\.\.\/(?=extraits\/)/, root);
}

function notice(name, title) {
  return (tokens, index) =>
    tokens[index].nesting === 1
      ? `<aside class="notice ${name}" aria-label="${title}">\n<p class="notice-title">${title}</p>\n`
      : '</aside>\n';
}

function directiveRule(directive) {
  return (state, line, end, silent) => {
    const text = state.getLines(line, line + 1, state.blkIndent, false).trim();
    const [, name, rest] = /^\{\{([\w-]+)(?: (.*))?\}\}$/.exec(text) ?? [];
    if (!name) return false;
    if (silent) return true;
    const token = state.push('html_block', '', 0);
    token.content = `${directive(name, (rest ?? '').split(/\s+/).filter(Boolean))}\n`;
    token.map = [line, line + 1];
    state.line = line + 1;
    return true;
  };
}
