import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from './html.mjs';
import { codeBlock } from './markdown.mjs';

/** The programs that the pages show, in the order of the tabs; every one makes the whole journey and is run by extraits/run.mjs. */
export const programs = [
  { name: 'curl', file: 'curl/reparateur.sh', highlight: 'bash' },
  { name: 'Java', file: 'java/Reparateur.java', highlight: 'java' },
  { name: 'TypeScript', file: 'typescript/reparateur.ts', highlight: 'typescript' },
  { name: 'PHP', file: 'php/reparateur.php', highlight: 'php' },
  { name: 'Python', file: 'python/reparateur.py', highlight: 'python' },
  { name: 'C#', file: 'csharp/Reparateur.cs', highlight: 'csharp' },
];

const highlights = { sh: 'bash', html: 'xml', java: 'java', ts: 'typescript', php: 'php', py: 'python', cs: 'csharp', js: 'javascript' };

/** One region of each program, one under the other; the page's script turns them into tabs. */
export function snippets(region, { w, snippetsDirectory, root }) {
  const parts = programs.map(({ name, file, highlight }) => {
    const text = read(join(snippetsDirectory, file), region);
    return `<section class="snippet" data-language="${escapeHtml(name)}">
<h4>${escapeHtml(name)}</h4>
${codeBlock(text, highlight)}
<p class="whole"><a href="${root}extraits/${file}" download>${w.wholeFile}${w.language === 'fr' ? '\u00a0' : ''}: ${escapeHtml(file.split('/').at(-1))}</a></p>
</section>`;
  });
  return `<div class="snippets" data-label="${w.languages}">\n${parts.join('\n')}\n</div>`;
}

/** One region of one file, or all of it. */
export function snippet(file, region, { snippetsDirectory }) {
  return codeBlock(read(join(snippetsDirectory, file), region), highlights[file.split('.').at(-1)]);
}

/**
 * The lines of a file between the comments `[region]` and `[/region]`, moved to the left; without a region, the file without such
 * comments.
 */
export function read(file, region) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const marker = /^\s*(?:#|\/\/|<!--)\s*\[(\/?)([\w-]+)\](?:\s*-->)?$/;
  if (!region) return lines.filter((line) => !marker.test(line)).join('\n');
  const kept = [];
  let inside = false;
  let seen = false;
  for (const line of lines) {
    const [, end, name] = marker.exec(line) ?? [];
    if (name === region) {
      inside = !end;
      seen = true;
    } else if (inside && !name) {
      kept.push(line);
    }
  }
  if (!seen || inside) throw new Error(`${file}: no region [${region}], or it does not end`);
  const indents = kept.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return kept.map((line) => line.slice(indent)).join('\n').trim();
}
