import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, escapeHtml } from './html.mjs';
import { codeBlock } from './markdown.mjs';

/**
 * The programs that the pages show, in the order of the tabs: each makes the whole journey of a trade, and extraits/run.mjs runs it
 * where its language is installed. Those in C# need the .NET library, and are run where that is built (DotnetReadmeIT). What was never run
 * where it is meant for says so.
 */
export const programs = [
  { name: 'curl', highlight: 'bash', reparateur: 'curl/reparateur.sh', expert: 'curl/expert.sh' },
  { name: 'Java', highlight: 'java', reparateur: 'java/Reparateur.java', expert: 'java/Expert.java' },
  { name: 'TypeScript', highlight: 'typescript', reparateur: 'typescript/reparateur.mts', expert: 'typescript/expert.mts' },
  { name: 'PHP', highlight: 'php', reparateur: 'php/reparateur.php', expert: 'php/expert.php' },
  { name: 'Python', highlight: 'python', reparateur: 'python/reparateur.py', expert: 'python/expert.py' },
  { name: 'C#', highlight: 'csharp', reparateur: 'csharp/Reparateur.cs', expert: 'csharp/Expert.cs' },
  { name: 'Go', highlight: 'go', reparateur: 'go/reparateur.go', expert: 'go/expert.go' },
  { name: 'PowerShell', highlight: 'powershell', reparateur: 'powershell/reparateur.ps1', expert: 'powershell/expert.ps1', caveat: 'notOnWindows' },
];

/** The whole programs that the site offers. */
export const programFiles = [...programs.flatMap(({ reparateur, expert }) => [reparateur, expert]), 'curl/bac-a-sable.sh'];

/** Pipelines, ready to be taken: a vendor's, with the judge, and those of whoever runs a server, with the suite and its settings. */
export const judgePipelines = [
  { name: 'pipelines/github.yml', fr: 'GitHub : votre client, devant le juge', en: 'GitHub: your client, before the judge' },
  { name: 'pipelines/gitlab-ci.yml', fr: 'GitLab : votre client, devant le juge', en: 'GitLab: your client, before the judge' },
];
export const suitePipelines = [
  { name: 'pipelines/suite-github.yml', fr: 'GitHub : un serveur, devant la suite', en: 'GitHub: a server, before the suite' },
  { name: 'pipelines/suite-gitlab-ci.yml', fr: 'GitLab : un serveur, devant la suite', en: 'GitLab: a server, before the suite' },
];
export const suiteSettings = {
  name: 'pipelines/cible.properties',
  fr: 'Les réglages que lisent ces deux-là : le serveur et ses comptes',
  en: 'The settings that these two read: the server and its accounts',
};
export const pipelineFiles = [...judgePipelines, ...suitePipelines, suiteSettings].map(({ name }) => name);

/** What starts the images, on one machine and in a cluster; whoever tries them leaves a secret beside, which stays there. */
export const containerFiles = ['compose.yaml', 'haproxy.cfg', 'kubernetes.yaml'].map((name) => `conteneurs/${name}`);

const highlights = { properties: 'properties', yml: 'yaml', yaml: 'yaml', json: 'json', conf: 'text', cfg: 'text', sh: 'bash', html: 'xml', java: 'java', ts: 'typescript', php: 'php', py: 'python', cs: 'csharp', js: 'javascript' };

/** One region of each program of a trade, one under the other; the page's script turns them into tabs. */
export function snippets(trade, region, { w, snippetsDirectory, root }) {
  const parts = programs.map(({ name, highlight, caveat, [trade]: file }) => {
    const text = read(join(snippetsDirectory, file), region);
    return `<section class="snippet" data-language="${escapeHtml(name)}">
<h4>${escapeHtml(name)}</h4>
${codeBlock(text, highlight)}
<p class="whole"><a href="${root}extraits/${file}" download>${w.wholeFile}</a>${w.colon} ${code(command(join(snippetsDirectory, file)))}${caveat ? `<br>${w[caveat]}` : ''}</p>
</section>`;
  });
  return `<div class="snippets" data-label="${w.languages}">\n${parts.join('\n')}\n</div>`;
}

/** How a program is run: its first comment. */
function command(file) {
  const [, found] = /^(?:<\?php\n|#!.*\n)?(?:#|\/\/) (.+)$/m.exec(readFileSync(file, 'utf8'));
  return found;
}

/** One region of one file, or all of it. */
export function snippet(file, region, { snippetsDirectory }) {
  const language = highlights[file.split('.').at(-1)];
  if (!language) throw new Error(`${file}: what language is it in? highlights has ${Object.keys(highlights).join(', ')}`);
  return codeBlock(read(join(snippetsDirectory, file), region), language);
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
