import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { writeCollections } from '../collections/collections.mjs';
import { moduleDirectory, workflowsFile } from '../contract.mjs';
import {
  contractFile, controlsFile, controlsEnglishOverlayFile, englishOverlayFile, judgeFile, managementEnglishOverlayFile, managementFile, readDocument,
} from '../editions/documents.mjs';
import { writeEditions } from '../editions/editions.mjs';
import { applyOverlay } from '../editions/overlay.mjs';
import { completed, everything, isOpen } from './completion.mjs';
import { decisionAnchors } from './decisions.mjs';
import { contacts, questions, readContacts } from './contacts.mjs';
import { directives, values, withValues } from './directives.mjs';
import { downloads } from './downloads.mjs';
import { forms } from './essai.mjs';
import { feed, feedName, readNews } from './feed.mjs';
import { code, escapeHtml } from './html.mjs';
import { content, layout } from './layout.mjs';
import { llms } from './llms.mjs';
import { managementParts } from './management.mjs';
import { markdown } from './markdown.mjs';
import { found, offeredFiles } from './offered.mjs';
import { pictures } from './pictures.mjs';
import { reference } from './reference.mjs';
import { screenPlace, screens } from './screens.mjs';
import { searchIndex, searchLibrary } from './search.mjs';
import { judgeSchemas } from './scenarios.mjs';
import { asMarkdown } from './source.mjs';
import { containerFiles, pipelineFiles, programFiles, read } from './snippets.mjs';
import { offerReleased, versionParts, versions } from './versions.mjs';
import { words } from './words.mjs';

/** Of what the screens of the management page show. */
const managementStyle = join(moduleDirectory, '..', 'server-stub', 'src', 'main', 'resources', 'lu', 'lalux', 'assure', 'stub', 'gestion', 'page', 'gestion.css');

export const languages = ['fr', 'en'];

/** The page for an address that leads to none, by its name in both languages: the one that web servers look for. */
export const unknown = '404';

/** Reads the plan: groups of pages, and for one language the pages in reading order. */
export function readPlan(sources) {
  const plan = parse(readFileSync(join(sources, 'plan.yaml'), 'utf8'));
  const pagesOf = (language) =>
    plan.flatMap(({ pages }) => pages.map((page) => ({
      name: page[language],
      title: page.titre[language],
      names: page,
      essai: page.essai === true,
    })));
  return { plan, pagesOf };
}

/**
 * Builds the whole site.
 * @param sources the directory of the pages, pictures, snippets and styles
 * @param target the directory to write, emptied first
 * @param contract another contract than ours
 * @param overlay its English; both or neither
 * @param templates the directory of the pages as they are before they are completed (completion.mjs), emptied first; none without it
 */
export async function buildSite({ sources, target, contract: given, overlay, templates }) {
  const contract = given ?? (await readDocument(contractFile));
  const editions = { fr: contract, en: await applyOverlay(contract, overlay ?? (await readDocument(englishOverlayFile))) };
  const controls = await readDocument(controlsFile);
  const controlsEditions = { fr: controls, en: await applyOverlay(controls, await readDocument(controlsEnglishOverlayFile)) };
  const management = await readDocument(managementFile);
  const managementEditions = { fr: management, en: await applyOverlay(management, await readDocument(managementEnglishOverlayFile)) };
  const { plan, pagesOf } = readPlan(sources);
  const sandbox = parse(readFileSync(join(sources, 'bac-a-sable.yaml'), 'utf8'));

  for (const folder of [target, templates]) if (folder) rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(target, 'en'), { recursive: true });
  copyAssets(sources, target);
  write(join(target, 'minisearch.js'), searchLibrary());
  cpSync(contractFile, join(target, 'openapi.yaml'));
  await writeEditions(join(target, 'editions'));
  writeCollections(join(target, 'collections'), contract, sandbox);
  const released = await versions(contract);
  offerReleased(released, target);
  const news = readNews(sources, released);
  /** A page or its Markdown; if it is open, as it is before it is completed too. */
  const writePage = (path, text) => {
    if (templates && isOpen(text)) write(join(templates, path), text);
    writeFileSync(join(target, path), completed(text, new Map()));
  };
  const sites = [];
  for (const language of languages) {
    const pages = pagesOf(language);
    const w = words[language];
    const root = language === 'fr' ? '' : '../';
    const context = {
      contract: editions[language],
      controls: controlsEditions[language],
      link: links(pages, decisionAnchors(language)),
      management: managementEditions[language],
      pictures: await pictures(join(sources, 'images'), language),
      root,
      sandbox,
      sources,
      snippetsDirectory: join(sources, 'extraits'),
      target,
      w,
    };
    context.inline = (text) => context.md.renderInline(text.trim().replaceAll('\n', ' '));
    const known = directives(context);
    const said = new Map();
    const directive = (name, args) => {
      const asked = [name, ...args].join(' ');
      if (!said.has(asked)) said.set(asked, saidBy(known, name, args));
      return said.get(asked);
    };
    context.md = markdown(language, root, directive);
    known.interlocuteurs = () => contacts(readContacts(sources).contacts, context);
    known.questions = () => questions(readContacts(sources).questions, context);
    known.versions = () => versionParts(released, context);
    known.reference = () => reference(context);
    known.telechargements = (group) => downloads(group, context);
    known.essai = (part) => forms[part]?.(context);
    const parts = managementParts(context, managementLinks(context, pages));
    known.gestion = (part) => parts[part]?.();
    known.ecran = (name, ...alternative) => screenPlace(name, alternative.join(' '));

    const bodies = pages.map((page) => {
      const text = readFileSync(join(sources, language, `${page.name}.md`), 'utf8');
      const filled = withValues(text, values(context.contract, language));
      writePage(join(language === 'fr' ? '' : 'en', `${page.name}.md`), asMarkdown(filled, directive, language, root));
      return content(context.md.render(filled), w);
    });
    write(join(target, language === 'fr' ? '' : 'en', feedName), feed(news, released, context));
    sites.push({ language, pages, root, w, bodies });
    const lost = join(target, language === 'fr' ? '' : 'en', `${unknown}.html`);
    writeFileSync(lost, unknownPage({ sources, context, pages, plan, version: contract.info.version }));
  }
  write(join(target, 'llms.txt'), llms(plan, sites, contract.info.version));
  sites.forEach(({ language, pages, root, w, bodies }, index) => {
    const others = sites[1 - index].bodies;
    const drawn = screens(language);
    const rendered = pages.map((page, at) => {
      const twin = { address: language === 'fr' ? `en/${page.names.en}.html` : `../${page.names.fr}.html`, anchors: twinAnchors(page, bodies[at], others[at]) };
      const template = drawn(layout({ page, pages, plan, twin, root, body: bodies[at], w, version: contract.info.version }), root);
      writePage(join(language === 'fr' ? '' : 'en', `${page.name}.html`), template);
      return { ...page, body: isOpen(template) ? content(completed(bodies[at].toString(), everything), w) : bodies[at] };
    });
    writeFileSync(join(target, `recherche.${language}.js`), searchIndex(rendered, join(sources, 'recherche.yaml')));
  });
  return readdirSync(target, { recursive: true }).filter((name) => name.endsWith('.html')).length;
}

/**
 * What a server answers at an address of which it has no page, whatever that address is: all links are from the site's root. It is not in the
 * plan, and the search does not find it.
 */
function unknownPage({ sources, context, pages, plan, version }) {
  const { md, w } = context;
  const base = w.language === 'fr' ? '/' : '/en/';
  const body = content(md.render(readFileSync(join(sources, w.language, `${unknown}.md`), 'utf8')), w);
  for (const link of body.querySelectorAll('a[href]')) link.setAttribute('href', link.getAttribute('href').replace(/^(?=[^#])/, base));
  const twin = { address: w.language === 'fr' ? `/en/${unknown}.html` : `/${unknown}.html`, anchors: {} };
  return layout({ page: { name: unknown, apart: true }, pages, plan, twin, root: '/', base, body, w, version });
}

function copyAssets(sources, target) {
  for (const name of ['commun.css', 'formulaires.css', 'style.css', 'script.js', 'recherche.js', 'essai.css', 'essai.js', 'essai']) {
    cpSync(join(sources, name), join(target, name), { recursive: true });
  }
  cpSync(managementStyle, join(target, basename(managementStyle)));
  for (const file of [...programFiles, ...pipelineFiles, ...containerFiles]) {
    write(join(target, 'extraits', file), `${read(join(sources, 'extraits', file))}\n`);
  }
  for (const { name, path } of found(offeredFiles({ later: false }))) cpSync(path, join(target, name));
  cpSync(join(sources, 'extraits', 'facture.pdf'), join(target, 'extraits', 'facture.pdf'));
  for (const schema of judgeSchemas) cpSync(schema, join(target, 'extraits', 'juge', basename(schema)));
  offer(judgeFile, join(target, 'extraits', 'juge'));
  offer(managementFile, join(target, 'extraits', 'gestion'));
  offer(workflowsFile, join(target, 'workflows'));
  for (const settings of ['clamav', 's3']) cpSync(join(sources, 'extraits', settings), join(target, 'extraits', settings), { recursive: true });
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** A description beside the contract: what it takes from that is found on the site, under the contract's name there. */
function offer(file, folder) {
  mkdirSync(folder, { recursive: true });
  const text = readFileSync(file, 'utf8').replaceAll('assure.yaml#', '../../openapi.yaml#').replaceAll('../assure.yaml', '../openapi.yaml');
  writeFileSync(join(folder, basename(file)), text);
}

/** The anchors that another language writes otherwise: those of headings, which are in the same order in both. */
function twinAnchors(page, body, other) {
  const [own, theirs] = [body, other].map((each) => each.querySelectorAll('h2[id], h3[id]').map(({ id }) => id));
  if (own.length !== theirs.length) throw new Error(`${page.name}: ${own.length} headings, ${theirs.length} in the other language`);
  return Object.fromEntries(own.map((id, at) => [id, theirs[at]]).filter(([id, twin]) => id !== twin));
}

/** The HTML that a page's directive stands for. */
function saidBy(known, name, args) {
  if (!(name in known)) throw new Error(`No directive is named ${name}`);
  const html = known[name](...args);
  if (html === undefined) throw new Error(`{{${name} ${args.join(' ')}}} names nothing`);
  return html;
}

/** A link to an anchor of a page, which is named as in French. */
function linkTo(pages) {
  const page = (fr) => `${pages.find(({ names }) => names.fr === fr).name}.html`;
  return (fr, anchor, html, kind = '') => `<a${kind && ` class="${kind}"`} href="${page(fr)}#${anchor}">${html}</a>`;
}

/** Where on the site a piece of the contract is told. */
function links(pages, decisions) {
  const to = linkTo(pages);
  return {
    schema: (name) => to('reference', `schema-${name}`, escapeHtml(name)),
    operation: (id, html) => to('reference', `op-${id}`, html),
    whatComesNext: (html) => `<a href="${pages.find(({ names }) => names.fr === 'et-apres').name}.html">${html}</a>`,
    tryIt: (id, text) => to('essai', `essai-${id}`, text),
    security: (name) => to('reference', `autorisation-${name}`, escapeHtml(name)),
    decision: (id) => {
      if (!decisions.has(id)) throw new Error(`No decision is named ${id}`);
      return to('decisions', decisions.get(id), id, 'decision');
    },
    problem: (name, label) => to('erreurs', name, code(label)),
    code: (name) => to('erreurs', name, code(name)),
    rule: (name) => to('erreurs', `regle-${name}`, code(name)),
    scenario: (id) => to('juge', `scenario-${id}`, code(id)),
    point: (point) => to('production', `point-${point}`, point),
  };
}

/** Where a piece of the management interface is told: on a page of its own, but for what it takes from the contract. */
function managementLinks({ link, management }, pages) {
  const to = linkTo(pages);
  return {
    ...link,
    schema: (name) => (name in management.components.schemas ? to('gestion-reference', `schema-${name}`, escapeHtml(name)) : link.schema(name)),
    operation: (id, html) => to('gestion-reference', `op-${id}`, html),
    security: (name) => to('gestion-reference', `autorisation-${name}`, escapeHtml(name)),
  };
}
