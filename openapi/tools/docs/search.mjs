import { parse as parseHtml } from 'node-html-parser';

/**
 * What the search of one language looks through: for each page its sections, a section reaching from one heading with an anchor to
 * the next. Written as a script, since a page that was opened from a file may load one, but may not fetch data.
 */
export function searchIndex(pages) {
  const sections = pages.flatMap(({ name, title, html }) => sectionsOf(parseHtml(html).querySelector('main .content'), name, title));
  return `globalThis.sections = ${JSON.stringify(sections)};\n`;
}

function sectionsOf(content, name, title) {
  const found = [{ page: title, title, address: `${name}.html`, text: [] }];
  const visit = (node) => {
    if (node.tagName === 'SVG') return;
    if (['H1', 'H2', 'H3'].includes(node.tagName)) {
      const heading = plain(node.text);
      if (node.id) found.push({ page: title, title: heading, address: `${name}.html#${node.id}`, text: [] });
    } else if (node.nodeType === 3) {
      found.at(-1).text.push(plain(node.text));
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
