import { parse as parseHtml } from 'node-html-parser';

/**
 * What the search of one language looks through: for each page its sections, a section reaching from one heading with an anchor to
 * the next, and the rows of its catalogues. Written as a script, since a page that was opened from a file may load one, but may not fetch data.
 */
export function searchIndex(pages) {
  const sections = pages.flatMap(({ name, title, html }) => sectionsOf(parseHtml(html).querySelector('main .content'), name, title));
  return `globalThis.sections = ${JSON.stringify(sections)};\n`;
}

function sectionsOf(content, name, title) {
  const found = [];
  const open = (heading, address) => {
    const section = { page: title, title: heading, address, text: [] };
    found.push(section);
    return section;
  };
  let current = open(title, `${name}.html`);
  const visit = (node) => {
    const row = node.tagName === 'TR' ? node.querySelector('th span[id]') : undefined;
    if (node.tagName === 'SVG') return;
    if (node.nodeType === 3) {
      current.text.push(plain(node.text));
    } else if (['H1', 'H2', 'H3'].includes(node.tagName)) {
      if (node.id) current = open(plain(node.text), `${name}.html#${node.id}`);
    } else if (row) {
      // A code or a problem of a catalogue has an anchor of its own: whoever looks for it is led to its row.
      open(plain(row.text), `${name}.html#${row.id}`).text.push(...node.querySelectorAll('td').map((cell) => plain(cell.text)));
    } else {
      node.childNodes.forEach(visit);
    }
  };
  visit(content);
  return found.map(({ text, ...section }) => ({ ...section, text: text.filter(Boolean).join(' ') }));
}

function plain(text) {
  return text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
}
