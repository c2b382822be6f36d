import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { moduleDirectory } from '../contract.mjs';
import { editions } from '../editions/editions.mjs';
import { decisionRecord } from './decisions.mjs';
import { fieldTable, json } from './fields.mjs';
import { code, table } from './html.mjs';
import { codeBlock } from './markdown.mjs';
import { byRoom, ofPoint, scenarios } from './scenarios.mjs';
import { snippet, snippets } from './snippets.mjs';
import { number } from './typography.mjs';

/**
 * What a page asks for with `{{name arguments}}`: everything that the contract already says is taken from it, so that no page can
 * say something else.
 */
export function directives(context) {
  const { contract, w, inline, link, pictures, sandbox } = context;
  const language = w.language;
  const said = (entry) => inline(entry[language]);

  return {
    champs: (schema) => fieldTable(contract, contract.components.schemas[schema], `champ-${schema}`, context),

    exemple: (path, name) => {
      const { examples } = contract.paths[path].put.requestBody.content['application/json'];
      return codeBlock(json(examples[name].value), 'json');
    },

    probleme: (name) => codeBlock(json(contract.components.examples[name].value), 'json'),

    problemes: () =>
      table(
        [w.problem, w.status, w.meaning, w.remedy],
        contract['x-problemes'].map((problem) => [
          `<span id="${problem.type.split(':').at(-1)}">${code(problem.type).replace(/:(?=[^:]*$)/, ':<wbr>')}</span>`,
          [problem.status].flat().join(', '),
          said(problem),
          said(problem.remede),
        ]),
        'catalogue',
      ),

    codes: () =>
      table(
        [w.code, w.status, w.meaning],
        contract['x-codes'].map((entry) => [`<span id="${entry.code}">${code(entry.code)}</span>`, entry.status, said(entry)]),
        'catalogue',
      ),

    regles: () =>
      table(
        [w.rule, w.level, w.meaning],
        contract['x-regles'].map((rule) => [
          `<span id="regle-${rule.id}">${code(rule.id)}</span>`,
          w.levels[rule.niveau] + (rule.decision ? ` ${link.decision(rule.decision)}` : ''),
          said(rule),
        ]),
        'catalogue',
      ),

    portees: () =>
      table(
        [w.scope, w.meaning],
        Object.entries(contract.components.securitySchemes.oauth2ClientCredentials.flows.clientCredentials.scopes).map(
          ([scope, text]) => [code(scope), inline(text)],
        ),
        'catalogue',
      ),

    fonctions: () =>
      table(
        [w.operation, w.scope, w.answer],
        [...operations(contract)].map(({ method, path, operation }) => [
          `${link.operation(operation.operationId, code(`${method.toUpperCase()} ${path}`))}<br>${inline(operation.summary)}`,
          scopesOf(operation).map(code).join(' ') || w.none,
          Object.keys(operation.responses).filter((status) => status < 400).map(code).join(', '),
        ]),
        'catalogue',
      ),

    statuts: () =>
      table(
        [w.status, w.meaning],
        listed(contract.components.schemas.StatutDepot.description).map(([status, text]) => [inline(status), inline(text)]),
        'catalogue',
      ),

    limites: () => table([w.limit, w.value, w.otherwise], limits(context), 'catalogue'),

    tolerances: () =>
      table(
        [w.tolerance, w.tolerated, w.concerns],
        tolerances(contract).map(({ id, forms, places }) => [
          `<span id="${id.toLowerCase()}">${id}</span>`,
          forms.map((form) => toleratedForm(form, context)).join('<br>'),
          places.map(code).join('<br>'),
        ]),
        'catalogue',
      ),

    comptes: (kind) =>
      table(
        [w.account, w.secret, w.use],
        sandbox[kind].map((account) => [code(account.nom), code(account.secret ?? '—'), inline(account[language])]),
        'catalogue',
      ),

    commandes: () =>
      table(
        [w.control, w.parameters, w.effect],
        [...operations(context.controls)].map(({ method, path, operation }) => [
          `${code(`${method.toUpperCase()} ${path}`)}<br>${inline(operation.summary)}`,
          (operation.parameters ?? []).map(({ name, description }) => `${code(name)}${w.colon} ${inline(description)}`).join('<br>') || '—',
          inline(operation.description),
        ]),
        'commandes',
      ),

    editions: () =>
      table(
        [w.file, w.edition],
        editions.map(({ name, ...edition }) => [`<a href="${context.root}${name}">${code(name.split('/').at(-1))}</a>`, inline(edition[language])]),
        'catalogue',
      ),

    'auto-controle': () => {
      const figures = parse(readFileSync(join(context.sources, 'auto-controle.yaml'), 'utf8'));
      const n = (name) => number(figures[name], language);
      const rows = [
        [w.selfCheck.right, n('essais'), w.selfCheck.allPass],
        [w.selfCheck.wrong(n('derives'), n('a-la-main')), n('mutants'), w.selfCheck.survivors(n('survivants'))],
        [w.selfCheck.variants, n('variantes'), w.selfCheck.alarms(n('fausses-alertes'))],
        [w.selfCheck.idle, n('inertes'), w.selfCheck.conforming(n('inertes-conformes'))],
      ];
      const note = w.selfCheck.note(n('ecartes'), new Date(figures.date).toLocaleDateString(w.language, { dateStyle: 'long', timeZone: 'UTC' }));
      return `${table([w.selfCheck.what, w.selfCheck.number, w.selfCheck.result], rows, 'catalogue')}\n<p class="limits">${note}</p>`;
    },

    'autres-outils': () => {
      const { date, outils } = parse(readFileSync(join(context.sources, 'autres-outils.yaml'), 'utf8'));
      const rows = outils.map((tool) => [
        `${tool.nom} ${tool.version}`,
        w.peers.found(tool.pris, tool.essayes),
        String(tool['alarmes-serveur-juste']),
        w.peers.found(tool['variantes-en-alarme'], tool.variantes),
        w.peers.seconds(tool['secondes-de-processeur']),
      ]);
      const note = w.peers.note(new Date(date).toLocaleDateString(w.language, { dateStyle: 'long', timeZone: 'UTC' }));
      return `${table([w.peers.tool, w.peers.faults, w.peers.alarms, w.peers.variants, w.peers.run], rows, 'catalogue')}\n<p class="limits">${note}</p>`;
    },

    scenarios: () =>
      byRoom()
        .map(({ titles, entries }) => {
          const rows = entries.map((scenario) => [
            `<span id="scenario-${scenario.id}">${code(scenario.id).replace('.', '.<wbr>')}</span>`,
            said(scenario),
            w.judge.levels[scenario.level],
            scenario.point === undefined ? '—' : link.point(scenario.point),
          ]);
          return `${context.md.render(`### ${titles[language]}`)}${table([w.judge.scenario, w.judge.right, w.level, w.judge.point], rows, 'catalogue scenarios')}`;
        })
        .join('\n'),

    'scenarios-du-point': (point) => {
      const found = ofPoint(Number(point));
      if (found.length === 0) return undefined;
      const names = found.map(({ id, level }) => link.scenario(id) + (level === 'conseil' ? ` (${w.judge.levels[level]})` : ''));
      return `<p class="limits" data-point="${point}">${w.judge.checkedBy}${w.colon} ${names.join(', ')}</p>`;
    },

    image: (name) => pictures[name],

    extraits: (trade, region) => snippets(trade, region, context),

    extrait: (file, region) => snippet(file, region, context),

    decisions: () => context.md.render(decisionRecord(language)),
  };
}

/** Every operation of the contract, in its order. */
export function* operations(contract) {
  for (const [path, item] of Object.entries(contract.paths)) {
    for (const method of ['get', 'put', 'post', 'delete', 'patch']) {
      if (item[method]) yield { path, method, operation: item[method], item };
    }
  }
}

/** The scopes that an operation's token needs. */
export function scopesOf(operation) {
  return [...new Set((operation.security ?? []).flatMap((alternative) => Object.values(alternative).flat()))];
}

/** The oldest Node that will do, the tools of the build, and the mock that it starts: package.json is the only source for each. */
const packageOf = (...folder) => JSON.parse(readFileSync(join(moduleDirectory, ...folder, 'package.json'), 'utf8'));
const { engines: { node }, devDependencies: tools } = packageOf();
const { dependencies: mock } = packageOf('mock');

const project = readFileSync(join(moduleDirectory, '..', 'pom.xml'), 'utf8');

/** The version of the programs, sandbox and suite among them: the project's, which only its pom.xml has. */
export const [, programs] = /<revision>(.*?)<\/revision>/.exec(project);

/** The oldest JUnit that the extension is for, from there too. */
const [, junit] = /<junit\.oldest\.version>(.*?)<\/junit\.oldest\.version>/.exec(project);

/** Two libraries that the Java library needs at run time. */
const [, jackson] = /<jackson2\.version>(.*?)<\/jackson2\.version>/.exec(project);
const [, httpmime] = /<httpclient4\.version>(.*?)<\/httpclient4\.version>/.exec(project);

/** The values that a page's text can name, as `{=name}`: the contract's, and what a build needs. */
export function values(contract, language) {
  const upload = contract.paths['/reparateur/upload'].put;
  const n = (value) => number(value, language);
  return {
    version: contract.info.version,
    'fichier-max': n(upload['x-taille-max-fichier']),
    'fichier-max-mio': inUnits(upload['x-taille-max-fichier'], language),
    'depot-max': n(upload['x-taille-max-corps']),
    'demande-max': n(contract.paths['/reparateur'].put['x-taille-max-corps']),
    conservation: /^PT(\d+)H$/.exec(upload['x-duree-conservation'])[1],
    'jeton-duree': n(contract.components.schemas.Jeton.properties.expires_in.example),
    'api': contract.servers[0].url,
    'jetons': contract.paths['/token'].servers[0].url,
    'bac-a-sable': contract.servers[1].url,
    node: node.replace('>=', ''),
    prism: mock['@stoplight/prism-cli'],
    redocly: tools['@redocly/cli'],
    programmes: programs,
    junit,
    jackson,
    httpmime,
    scenarios: n(scenarios.length),
    exigences: n(scenarios.filter(({ level }) => level === 'exigence').length),
  };
}

/** A number of bytes in the largest unit of which it is a whole number. */
function inUnits(bytes, language) {
  const [names, exponent] = [language === 'fr' ? ['o', 'kio', 'Mio'] : ['B', 'KiB', 'MiB'], [2, 1, 0].find((power) => bytes % 1024 ** power === 0)];
  return `${number(bytes / 1024 ** exponent, language)} ${names[exponent]}`;
}

/** The text with the values that it names; a name that none of them has is a mistake. */
export function withValues(text, known) {
  return text.replaceAll(/\{=([\w-]+)\}/g, (_, name) => {
    if (!Object.hasOwn(known, name)) throw new Error(`No value is named ${name}; there are ${Object.keys(known).join(', ')}.`);
    return known[name];
  });
}

/** A description that is a Markdown list of `value` : meaning. */
function listed(description) {
  return [...description.matchAll(/^- (`[^`]+`)\s*: (.*?)[;.]?$/gm)].map(([, value, text]) => [value, text.trim()]);
}

function limits({ contract, w, link }) {
  const language = w.language;
  const say = (fr, en) => (language === 'fr' ? fr : en);
  const bytes = (value) => `${number(value, language)} ${w.bytes} (${inUnits(value, language)})`;
  const { schemas } = contract.components;
  const upload = contract.paths['/reparateur/upload'].put;
  const rows = [
    [say('Fichier, une fois décodé', 'File, once decoded'), bytes(upload['x-taille-max-fichier']), `<code>200</code>, <code>FileTooBig</code>`],
    [say('Corps d’un dépôt', 'Body of an upload'), bytes(upload['x-taille-max-corps']), link.problem('corps-trop-grand', '413')],
    [
      say('Corps de toute autre requête', 'Body of any other request'),
      bytes(contract.paths['/reparateur'].put['x-taille-max-corps']),
      link.problem('corps-trop-grand', '413'),
    ],
    [
      say('Conservation d’un fichier sans demande', 'Retention of a file without a request'),
      `${values(contract, language).conservation} h`,
      `${link.code('cle-perimee')} (422)`,
    ],
    [say('Validité d’un jeton', 'Life of a token'), `${values(contract, language)['jeton-duree']} s`, link.problem('non-authentifie', '401')],
    [
      say('Nom de fichier', 'File name'),
      w.maxLength(schemas.DepotDocument.properties.fileNameWithExtension.maxLength),
      `${link.code('valeur-trop-longue')} (400)`,
    ],
  ];
  const lengths = new Map();
  for (const schema of [schemas.DemandeReparateur, schemas.DemandeExpert]) {
    for (const [name, { maxLength }] of Object.entries(schema.properties)) {
      if (maxLength) lengths.set(maxLength, new Set([...(lengths.get(maxLength) ?? []), name]));
    }
  }
  for (const [length, names] of lengths) {
    rows.push([[...names].map(code).join(', '), w.maxLength(length), `${link.code('valeur-trop-longue')} (400)`]);
  }
  return rows;
}

/** The tolerances as the contract's elements carry them, gathered by identifier. */
function tolerances(contract) {
  const found = new Map();
  const add = (place, tolerance) => {
    const entry = found.get(tolerance.id) ?? { id: tolerance.id, forms: new Map(), places: new Set() };
    entry.forms.set(tolerance.forme ?? `${tolerance.nom ?? ''}/${tolerance.type ?? ''}`, { ...tolerance, place });
    entry.places.add(place);
    found.set(tolerance.id, entry);
  };
  for (const { method, path, operation } of operations(contract)) {
    for (const tolerance of operation['x-tolerance'] ?? []) add(`${method.toUpperCase()} ${path}`, tolerance);
  }
  for (const schema of Object.values(contract.components.schemas)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      for (const tolerance of property['x-tolerance'] ?? []) add(name, tolerance);
    }
  }
  return [...found.values()]
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ id, forms, places }) => ({ id, forms: [...forms.values()], places: [...places] }));
}

function toleratedForm(form, { w, inline }) {
  const fr = w.language === 'fr';
  if (form.forme) return inline(form.forme);
  if (form.nom) return inline(fr ? `\`${form.nom}\` pour \`${form.place}\`` : `\`${form.nom}\` for \`${form.place}\``);
  if (form.type === 'number') return fr ? 'Un montant écrit comme un nombre JSON' : 'An amount written as a JSON number';
  return fr ? 'Un entier ou un booléen entre guillemets' : 'An integer or a boolean in quotes';
}

