/**
 * The catalogues that the contract keeps in extensions (x-problemes, x-codes, x-regles), as a chapter of the
 * documentation: renderers show only what OpenAPI knows, and a tag without operations is such a chapter.
 */
export function catalogue(contract) {
  return { name: 'Problèmes, codes, règles', 'x-traitTag': true, description: markdown(contract) };
}

function markdown(contract) {
  return [
    '## Les types de problème',
    table(['Type', 'Statut', 'Titre', 'Remède'],
      contract['x-problemes'].map((p) => [code(p.type), p.status, p.fr, p.remede.fr])),
    "## Les codes des fautes",
    table(['Code', 'Statut', 'Signification'], contract['x-codes'].map((c) => [code(c.code), c.status, c.fr])),
    '## Les règles',
    table(['Règle', 'Niveau', 'Énoncé'], contract['x-regles'].map((r) => [code(r.id), r.niveau, r.fr])),
  ].join('\n\n');
}

function table(titles, rows) {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function cell(value) {
  return String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function code(value) {
  return '`' + value + '`';
}
