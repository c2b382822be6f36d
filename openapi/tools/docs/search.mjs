import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from '../packages.mjs';

/** The library that searches in the browser, with its licence, as a script of the site. */
export function searchLibrary() {
  const [licence, library] = ['LICENSE.txt', 'dist/umd/index.js'].map((file) => readFileSync(packageFile('minisearch', file), 'utf8'));
  return `/*\n${licence.trim()}\n*/\n${library.replace(/\n\/\/# sourceMappingURL=.*/, '')}`;
}

/**
 * What the search of one language looks through: for each page its sections, a section reaching from one heading with an anchor to
 * the next, the responses of its operations and the rows of its catalogues and schemas; each with the words that mean the same as those of
 * its title and of its text; blocks of code apart, which count for less. Written as a script, since a page that was opened from a file may load one, but may not fetch data.
 * @param pages each with its name (that in French too), its title and the elements of its content
 * @param synonymsFile groups of words that mean the same
 */
export function searchIndex(pages, synonymsFile) {
  const groups = parse(readFileSync(synonymsFile, 'utf8'));
  const also = (text) => groups.filter((group) => group.some((term) => `${text} `.includes(words(term) + (term.length < 4 ? ' ' : '')))).flat().join(' ');
  const sections = pages.flatMap(({ name, names, title, body }) => sectionsOf(body, name, title, { management: names.fr === 'gestion-reference', record: names.fr === 'decisions' }));
  const all = sections.map((section) => ({ ...section, titled: also(words(section.title)), also: also(words(section.text)) }));
  return `globalThis.recherche = ${JSON.stringify(all)};\n`;
}

/** Words without accents and capitals, each after a blank. */
const words = (text) => (text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+#?/gu) ?? []).map((word) => ` ${word}`).join('');

/** Elements inside a line: what is before and behind them belongs to the same word. */
const inline = new Set(['A', 'B', 'CODE', 'EM', 'I', 'SPAN', 'STRONG', 'WBR']);

/** What nobody looks for: pictures, what is to be filled in, the titles of columns, links to where one is. */
const skipped = (node) => ['SVG', 'TEXTAREA', 'SELECT', 'INPUT', 'THEAD'].includes(node.tagName) || (node.tagName === 'P' && node.classList.contains('anchor'));

/** A response, which is much the same in every operation. */
const response = /^op-.*-\d{3}$/;
/** What is rendered from a description: operations, schemas, forms, scenarios. */
const rendered = /^(?:op|schema|tag|autorisation|essai|scenario)-/;

/**
 * What a match counts that a page does not tell in its own words: in a heading less than in a page's. A response, and the reference of the
 * management interface, which is for few of those who search, come after the plainest mention on a page; why something was decided, after how
 * it is.
 */
function weightOf(id, own, { management, record }) {
  if (response.test(id) || (management && (own || rendered.test(id)))) return 0.01;
  return rendered.test(id) ? 0.3 : record ? 0.5 : 1;
}

/** @param kind whether the page renders the management interface, or records what was decided */
function sectionsOf(content, name, title, kind) {
  const found = [];
  const open = (heading, id, own) => {
    const section = { page: title, title: heading, address: `${name}.html${id ? `#${id}` : ''}`, weight: weightOf(id ?? '', own, kind), text: '', code: '' };
    found.push(section);
    return section;
  };
  let current = open(title);

  const visit = (node, section) => {
    if (skipped(node)) return;
    if (node.nodeType === 3) {
      (section ?? current).text += node.text;
      return;
    }
    if (['H1', 'H2', 'H3'].includes(node.tagName)) {
      if (node.id) current = open(plain(node.text), node.id);
      return;
    }
    if (node.tagName === 'PRE') {
      (section ?? current).code += ` ${node.text}`;
      return;
    }
    const own = ownSection(node, current);
    const into = own ? open(own.title, own.id, true) : section;
    const apart = inline.has(node.tagName) ? '' : ' ';
    (into ?? current).text += apart;
    node.childNodes.filter((child) => child !== own?.name).forEach((child) => visit(child, into));
    (into ?? current).text += apart;
  };
  visit(content);
  return found.map(({ text, code, ...section }) => ({ ...section, text: plain(text), code: plain(code) }));
}

/** A response of an operation, a code of a catalogue, a field of a schema: whoever looks for one is led to it. */
function ownSection(node, { title }) {
  if (node.tagName === 'DETAILS' && node.id) {
    return { id: node.id, title: `${title} › ${plain(node.querySelector('.status').text)}` };
  }
  const named = node.tagName === 'TR' ? node.querySelector('th span[id]') : undefined;
  // The fields of an operation's body and its parameters are told with the operation: they have a schema, or nothing, of their own.
  if (!named || named.id.startsWith('op-')) return undefined;
  return { id: named.id, title: plain(named.text), name: named.parentNode };
}

function plain(text) {
  return text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
}
