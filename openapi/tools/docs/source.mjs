// A page as Markdown, for who reads it with a program: its own text, and in the place of each directive what that says, in Markdown.

import { parse as parseHtml } from 'node-html-parser';
import { markOf } from './completion.mjs';
import { notices } from './markdown.mjs';

/**
 * @param text the page's source, its values filled in
 * @param directive gives the HTML of a directive, by its name and arguments
 * @param root the way to the site's root
 */
export function asMarkdown(text, directive, language, root) {
  const made = [];
  let fence = false;
  let notice = false;
  for (const line of text.trimEnd().split('\n')) {
    if (/^ *```/.test(line)) fence = !fence;
    const [, indent, name, rest] = (!fence && /^( *)\{\{([\w-]+)(?: (.*))?\}\}$/.exec(line)) || [];
    const [, opened] = (!fence && /^::: (\w+)$/.exec(line)) || [];
    const quote = notice ? '> ' : '';
    if (name) {
      made.push(...inMarkdown(directive(name, (rest ?? '').split(/\s+/).filter(Boolean))).split('\n').map((each) => (quote + indent + each).trimEnd()));
    } else if (opened) {
      notice = true;
      made.push(`> **${notices[opened][language]}**`, '>');
    } else if (!fence && line === ':::') {
      notice = false;
    } else {
      made.push((quote + (fence ? line : line.replaceAll('](../extraits/', `](${root}extraits/`))).trimEnd());
    }
  }
  return `${made.join('\n')}\n`;
}

/** The HTML that the site's generator makes, as Markdown. An element that is not known here is a mistake of the build, not something to leave out. */
export function inMarkdown(html) {
  const body = parseHtml(html, { blockTextElements: { script: true, style: true } });
  return blocks(body).join('\n\n').trim();
}

const inlineElements = new Set(['A', 'BR', 'CODE', 'EM', 'SPAN', 'STRONG', 'WBR']);
const folders = new Set(['ARTICLE', 'ASIDE', 'DETAILS', 'DIV', 'DL', 'FIGURE', 'SECTION', null, undefined]);

/** The blocks in a node, each a text of one line or more. */
function blocks(node) {
  const found = [];
  let line = [];
  const end = () => {
    const text = inline(line);
    if (text) found.push(text);
    line = [];
  };
  for (const child of node.childNodes) {
    if (child.nodeType === 8) continue;
    if (child.nodeType === 3 || inlineElements.has(child.tagName)) {
      line.push(child);
      continue;
    }
    end();
    found.push(...block(child));
  }
  end();
  return found;
}

function block(node) {
  const { tagName } = node;
  if (/^H[1-6]$/.test(tagName)) return [`${'#'.repeat(Number(tagName[1]))} ${inline(node.childNodes)}`];
  if (node.classList?.contains('ecran')) return [`*${node.getAttribute('aria-label')}*`];
  if (folders.has(tagName)) return blocks(node);
  const kinds = {
    P: () => (node.classList.contains('anchor') ? [] : blocks(node).map((text) => markOf(node) + text)),
    DT: () => [`**${inline(node.childNodes)}**`],
    DD: () => blocks(node),
    SUMMARY: () => [`**${inline(node.childNodes)}**`],
    UL: () => [items(node, () => '- ')],
    OL: () => [items(node, (at) => `${at + 1}. `)],
    PRE: () => [fenced(node)],
    TABLE: () => [table(node)],
    SVG: () => ['title', 'desc'].map((name) => inline(node.querySelector(name).childNodes)),
    // What is to be filled in needs the page itself; what it is about has its place here.
    FORM: () => node.querySelectorAll('h2, h3, h4').flatMap(block),
  };
  if (!(tagName in kinds)) throw new Error(`No Markdown for <${tagName.toLowerCase()}>`);
  return kinds[tagName]();
}

function items(list, mark) {
  return list.childNodes
    .filter(({ tagName }) => tagName === 'LI')
    .map((item, at) => mark(at) + blocks(item).join('\n\n').replaceAll(/\n(?=[^\n])/g, '\n   '))
    .join('\n');
}

function fenced(pre) {
  const [, language = ''] = /language-([\w-]+)/.exec(pre.querySelector('code')?.getAttribute('class') ?? '') ?? [];
  const text = pre.text.replace(/\n$/, '');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text}\n${ticks}`;
}

function table(node) {
  const found = node.querySelectorAll('tr');
  const rows = found.map((row) => row.querySelectorAll('th, td').map((cell) => blocks(cell).join('<br>').replaceAll('\n', '<br>').replaceAll('|', String.raw`\|`)));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(rows[0]), line(rows[0].map(() => '---')), ...rows.slice(1).map((cells, at) => markOf(found[at + 1]) + line(cells))].join('\n');
}

function inline(nodes) {
  return nodes.map(piece).join('').replaceAll(/ +/g, ' ').trim();
}

function piece(node) {
  if (node.nodeType === 3) return node.text.replaceAll(/[ \t\n]+/g, ' ').replaceAll(/([\\*<`[\]])/g, String.raw`\$1`);
  const inner = () => inline(node.childNodes);
  const kinds = {
    A: () => `[${inner()}](${node.getAttribute('href').replace(/^(?![a-z]+:)([^#]*)\.html(?=#|$)/, '$1.md')})`,
    BR: () => '<br>',
    CODE: () => codeSpan(node.text),
    EM: () => `*${inner()}*`,
    SPAN: () => spaces(node, inner()),
    STRONG: () => `**${inner()}**`,
    WBR: () => '',
  };
  if (!(node.tagName in kinds)) throw new Error(`No Markdown for <${node.tagName.toLowerCase()}> in a line`);
  return kinds[node.tagName]();
}

/** Blanks at the ends of an element are its neighbours'. */
function spaces(node, text) {
  return `${/^\s/.test(node.text) ? ' ' : ''}${text}${/\s$/.test(node.text) ? ' ' : ''}`;
}

function codeSpan(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
