// What LALUX has to say before anything is published (a-renseigner.properties), and what of it is missing.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The one file with the questions and their answers, below the repository's root. */
export const questionsFile = 'release/a-renseigner.properties';

const shapes = {
  licence: /^[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*$/,
  titulaire: /^[^<>&"=,]+$/,
  site: /^https:\/\/[^\s<>&",]+$/,
  depot: /^https:\/\/[^\s<>&",]+(?<!\.git)$/,
  developpeurs: /^[^<>&;"]+ <[^\s<>&;"]+@[^\s<>&;"]+>( *; *[^<>&;"]+ <[^\s<>&;"]+@[^\s<>&;"]+>)*$/,
};

/**
 * The questions in the order of their file: the name of each, how it is put in both languages, and the answer, empty where there is none.
 *
 * @param text the file's
 */
export function readQuestions(text) {
  const questions = [];
  let put = [];
  for (const line of text.split(/\r?\n/)) {
    const entry = /^([\w.]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (entry) {
      questions.push({ name: entry[1], put, answer: entry[2] });
      put = [];
    } else if (line.startsWith('#?')) put.push(line.slice(2).trim());
    else if (line.trim() && !line.startsWith('#')) throw new Error(`${questionsFile}: "${line}" is neither a question nor an answer`);
  }
  return questions;
}

/** The names that the project already has at each registry, and where each is written. */
export function registeredNames(root) {
  const found = (file, pattern) => {
    const match = pattern.exec(readFileSync(join(root, file), 'utf8'));
    if (!match) throw new Error(`${file} has nothing like ${pattern}`);
    return match[1];
  };
  const setting = (file, name) => found(`client-gen/generators/${file}`, new RegExp(`^ *${name}: *"?([^"\\n]+?)"?$`, 'm'));
  const repository = (file, ...names) => names.map((name) => setting(file, name)).join('/');
  return {
    'maven.groupe': { name: found('pom.xml', /<groupId>(.*?)</), where: 'pom.xml' },
    'npm.paquet': { name: setting('typescript.yaml', 'npmName'), where: 'client-gen/generators/typescript.yaml' },
    'pypi.paquet': { name: setting('python.yaml', 'projectName'), where: 'client-gen/generators/python.yaml' },
    'packagist.paquet': { name: repository('php.yaml', 'gitUserId', 'gitRepoId'), where: 'client-gen/generators/php.yaml' },
    'nuget.paquets': {
      name: [
        found('client-gen/dotnet/Lalux.Assure.csproj', /<PackageId>(.*?)</),
        setting('csharp.yaml', 'packageName'),
      ].join(', '),
      where: 'client-gen/dotnet/Lalux.Assure.csproj, client-gen/generators/csharp.yaml',
    },
    'go.module': { name: repository('go.yaml', 'gitHost', 'gitUserId', 'gitRepoId'), where: 'client-gen/generators/go.yaml' },
  };
}

/** What is missing or wrong, a line each; in French, then in English where it is a question. */
export function missing(root, questions) {
  const names = registeredNames(root);
  const lines = [];
  for (const { name, put, answer } of questions) {
    const registered = names[name];
    if (!answer) lines.push(`${name} : ${put.join(' / ')}`);
    else if (registered && registered.name !== answer) {
      lines.push(`${name} : « ${answer} », mais / but ${registered.where} : « ${registered.name} »`);
    } else if (shapes[name] && !shapes[name].test(answer)) {
      lines.push(`${name} : « ${answer} » n'a pas la forme demandée / is not of the form asked for`);
    }
  }
  if (answers(questions).licence && !existsSync(join(root, 'LICENSE'))) {
    lines.push('LICENSE : le texte de la licence, à la racine / the licence\'s text, at the root (git mv LICENSE.proposal LICENSE)');
  }
  if (/à compléter par LALUX avant publication/.test(readFileSync(join(root, 'SECURITY.md'), 'utf8'))) {
    lines.push('SECURITY.md : à qui signaler une faille / whom to report a vulnerability to');
  }
  const unpublished = readmes(root).filter((file) => readFileSync(join(root, file), 'utf8').includes("Rien n'est publié"));
  if (unpublished.length > 0) {
    lines.push(`${unpublished.join(', ')} : « Rien n'est publié » ; dire où ce sera / "nothing is published"; to say where it will be`);
  }
  if (/^ +(?:joindre: *|reponse: \{fr: *, en: *\})$/m.test(readFileSync(join(root, 'openapi/docs/interlocuteurs.yaml'), 'utf8'))) {
    lines.push("openapi/docs/interlocuteurs.yaml : qui répond chez LALUX, et ce que devient une demande acceptée / who answers at LALUX, and what becomes of an accepted request");
  }
  return lines;
}

/** What goes along with the packages of the other languages, and the page on the one for JUnit. */
function readmes(root) {
  const templates = readdirSync(join(root, 'client-gen/templates')).map((language) => `client-gen/templates/${language}/README.mustache`);
  return [...templates, 'client-gen/dotnet/README.md', 'openapi/docs/fr/junit.md'].filter((file) => existsSync(join(root, file)));
}

/** Only what was answered, by its name. */
export function answers(questions) {
  return Object.fromEntries(questions.filter(({ answer }) => answer).map(({ name, answer }) => [name, answer]));
}

/** What Maven is told, so that it enters the packages of the other languages: templates in client-gen, and the .NET library's project. */
export function mavenProperties({ licence, titulaire, site, depot }) {
  const generators = {
    licenseName: licence,
    publicationLicence: licence,
    artifactUrl: site,
    publicationSite: site,
    publicationDepot: depot,
    developerOrganization: titulaire,
  };
  const given = Object.entries(generators).filter(([, value]) => value);
  return [
    ...(given.length > 0 ? [`-Dclients.publication=,${given.map(([name, value]) => `${name}=${value}`).join(',')}`] : []),
    ...Object.entries({ licence, site, depot })
      .filter(([, value]) => value)
      .map(([name, value]) => `-Dpublication.${name}=${value}`),
  ];
}

/** A POM with what Maven Central asks for besides name and description, as far as it was answered. */
export function completedPom(pom, { licence, titulaire, site, depot, developpeurs }) {
  const element = (name, ...content) => {
    const inside = content.flat().filter(Boolean);
    return inside.length > 0 ? [`<${name}>`, ...inside.map((line) => `  ${line}`), `</${name}>`] : [];
  };
  const leaf = (name, value) => value && `<${name}>${value}</${name}>`;
  const people = (developpeurs ?? '')
    .split(';')
    .map((person) => /^(.+) <(.+)>$/.exec(person.trim()))
    .filter(Boolean);
  const lines = [
    leaf('url', site),
    ...element('organization', leaf('name', titulaire), titulaire && leaf('url', site)),
    ...element(
      'licenses',
      licence && element('license', leaf('name', licence), leaf('url', `https://spdx.org/licenses/${licence}.html`), leaf('distribution', 'repo')),
    ),
    ...element(
      'developers',
      people.flatMap(([, name, email]) => element('developer', leaf('name', name), leaf('email', email), leaf('organization', titulaire))),
    ),
    ...element('scm', ...(depot ? ['connection', 'developerConnection'].map((name) => leaf(name, `scm:git:${depot}.git`)) : []), leaf('url', depot)),
  ].filter(Boolean);
  const described = /^  <description>[^]*?<\/description>\n/m;
  if (!described.test(pom)) throw new Error('A POM without a description of its own is not one to publish');
  return pom.replace(described, (description) => description + lines.map((line) => `  ${line}\n`).join(''));
}
