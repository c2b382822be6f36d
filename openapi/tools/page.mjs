/**
 * One HTML page with everything in it: the contract, Redoc, the styles. Its content security policy lets it load
 * nothing, so that a reader without network sees the same page, and no reader is seen by anyone.
 */
export function page(contract, redoc) {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(contract.info.title)} ${escapeHtml(contract.info.version)} : documentation de l'API</title>
<link rel="icon" href="data:,">
<style>body { margin: 0; padding: 0; } select { max-width: 100%; }</style>
</head>
<body>
<noscript><p>Cette page demande JavaScript. Le contrat se lit aussi tel quel, dans le fichier assure.yaml.</p></noscript>
<div id="redoc"></div>
<script>${inlineScript(inFrench(redoc))}</script>
<script>
const contract = ${inlineJson(contract)};
const options = ${inlineJson(OPTIONS)};
Redoc.init(contract, options, document.getElementById('redoc'));
</script>
</body>
</html>
`;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif';

const OPTIONS = {
  disableSearch: false,
  expandResponses: '200,202,303',
  hideDownloadButtons: true,
  hideSchemaTitles: true,
  jsonSamplesExpandLevel: 4,
  pathInMiddlePanel: true,
  schemasExpansionLevel: 1,
  showExtensions: ['x-niveau', 'x-decision'],
  theme: {
    typography: {
      fontFamily: FONT,
      headings: { fontFamily: FONT },
      code: { fontFamily: 'ui-monospace, Consolas, "DejaVu Sans Mono", monospace' },
    },
  },
};

// What Redoc writes by itself, and the one picture it would fetch. Each is there exactly as written here, or the page
// is not made: a new version of Redoc must be read again.
const REPLACED = [
  ['src:"https://cdn.redoc.ly/redoc/logo-mini.svg"', 'src:"data:,"'],
  ['enum:"Enum"', 'enum:"Valeurs"'],
  ['enumSingleValue:"Value"', 'enumSingleValue:"Valeur"'],
  ['enumArray:"Items"', 'enumArray:"Éléments"'],
  ['default:"Default"', 'default:"Par défaut"'],
  ['deprecated:"Deprecated"', 'deprecated:"Déprécié"'],
  ['example:"Example"', 'example:"Exemple"'],
  ['examples:"Examples"', 'examples:"Exemples"'],
  ['recursive:"Recursive"', 'recursive:"Récursif"'],
  ['arrayOf:"Array of "', 'arrayOf:"Liste de "'],
  ['const:"Value"', 'const:"Valeur"'],
  ['noResultsFound:"No results found"', 'noResultsFound:"Aucun résultat"'],
  ['download:"Download"', 'download:"Télécharger"'],
  ['responses:"Responses"', 'responses:"Réponses"'],
  ['requestSamples:"Request samples"', 'requestSamples:"Exemples de requête"'],
  ['responseSamples:"Response samples"', 'responseSamples:"Exemples de réponse"'],
  ['n.createElement(Jg,null,"required")', 'n.createElement(Jg,null,"obligatoire")'],
  ['n.createElement(qv,null,"required")', 'n.createElement(qv,null,"obligatoire")'],
  ['label:"Payload"', 'label:"Corps"'],
  ['"Authorizations:"', '"Autorisation :"'],
  ['"Request Body schema: "', '"Corps de la requête : "'],
  ['"Response Schema: "', '"Corps de la réponse : "'],
  ['" Response Headers "', '" En-têtes de la réponse "'],
  [' Parameters")', ' : paramètres")'],
  ['title:Ym.isSupported()?"Copied":"Not supported in your browser"', 'title:Ym.isSupported()?"Copié":"Impossible dans ce navigateur"'],
  ['open:t},"Copy")', 'open:t},"Copier")'],
  ['" Expand all "', '" Tout déplier "'],
  ['" Collapse all "', '" Tout replier "'],
  ['null,"Content type")', 'null,"Type de contenu")'],
  ['ariaLabel:"Content type"', 'ariaLabel:"Type de contenu"'],
  ['placeholder:"Search...","aria-label":"Search"', 'placeholder:"Rechercher…","aria-label":"Rechercher"'],
  ['"Security Scheme Type: "', '"Type : "'],
  ['"HTTP Authorization Scheme: "', '"Schéma HTTP : "'],
  ['"Flow type: "', '"Flux : "'],
  ['"Required scopes: "', '"Portées nécessaires : "'],
  ['" Token URL: "', '" Adresse des jetons : "'],
  ['" Authorization URL: "', '" Adresse d\'autorisation : "'],
];

function inFrench(redoc) {
  return REPLACED.reduce((script, [from, to]) => {
    if (!script.includes(from)) throw new Error(`Redoc no longer contains ${from}: read it again`);
    return script.replace(from, () => to);
  }, redoc);
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** JSON that cannot end the script element it stands in. */
function inlineJson(value) {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function inlineScript(script) {
  return script.replaceAll(/<\/script/gi, '<\\/script').replaceAll('<!--', '<\\!--');
}
