import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { instance } from '@viz-js/viz';
import { parse as parseHtml } from 'node-html-parser';
import { parse } from 'yaml';
import { escapeHtml } from './html.mjs';
import { sequence } from './sequence.mjs';

/**
 * Every picture of a directory in one language, as inline SVG: a `.yaml` with participants is a sequence; a `.yaml` with words
 * belongs to the Graphviz source of the same name, whose `$name` they replace.
 */
export async function pictures(directory, language) {
  const graphviz = await instance();
  const sources = readdirSync(directory).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(
    sources.map((source) => {
      const name = basename(source, '.yaml');
      const described = parse(readFileSync(join(directory, source), 'utf8'));
      const id = `image-${name}`;
      const svg = described.participants
        ? sequence(described, language, id)
        : graph(graphviz, readFileSync(join(directory, `${name}.dot`), 'utf8'), described, language, id);
      return [name, `<figure class="picture">\n<div class="scroll">${svg}</div>\n</figure>`];
    }),
  );
}

function graph(graphviz, dot, { titre, description, mots }, language, id) {
  const named = dot.replaceAll(/\$(\w+)/g, (_, name) => {
    if (!mots[name]) throw new Error(`The picture has no words for $${name}`);
    return mots[name][language].replaceAll('"', '\\"');
  });
  const svg = parseHtml(graphviz.renderString(named, { format: 'svg', engine: 'dot' })).querySelector('svg');
  svg.querySelectorAll('title').forEach((title) => title.remove());
  // The colours are the page's: what Graphviz wrote goes, and classes given in the source stay.
  for (const shape of svg.querySelectorAll('*')) {
    for (const attribute of ['fill', 'stroke', 'font-family', 'stroke-dasharray']) shape.removeAttribute(attribute);
  }
  const box = svg.getAttribute('viewbox') ?? svg.getAttribute('viewBox');
  const [, , width, height] = box.split(' ').map(Number);
  return `<svg class="picture graph" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="${box}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-t">${escapeHtml(titre[language])}</title>
<desc id="${id}-d">${escapeHtml(description[language].trim())}</desc>
${svg.innerHTML.replaceAll(/<!--.*?-->/gs, '').trim()}
</svg>`;
}
