// What in an OpenAPI document is prose, and what prose is French.

/** Members whose text is written for people, wherever they stand (in the examples of problems too). */
const proseMembers = new Set(['summary', 'description', 'title', 'detail', 'error_description', 'forme']);

/** Properties of the problem and of the OAuth2 error whose values are prose: so are the examples of their schemas. */
const proseProperties = new Set(['title', 'detail', 'error_description']);

/** These hold both languages already: at the document's top, and at fields. */
const bilingual = new Set(['x-problemes', 'x-codes', 'x-regles']);
const bilingualAnywhere = 'x-libelle';

/** Every string of the document: [pointer, text, is it prose?]. */
export function* strings(document) {
  yield* stringsOf(document, []);
}

/** The prose of the document: pointer → text. */
export function proseOf(document) {
  return new Map([...strings(document)].filter(([, , prose]) => prose).map(([pointer, text]) => [pointer, text]));
}

/** The document with every piece of prose replaced by one and the same mark. */
export function withoutProse(document) {
  return masked(document, []);
}

function* stringsOf(node, path) {
  if (typeof node === 'string') {
    yield [pointerOf(path), node, isProse(path)];
  } else if (node !== null && typeof node === 'object') {
    for (const [name, value] of Object.entries(node)) {
      if (name !== bilingualAnywhere && (path.length > 0 || !bilingual.has(name))) {
        yield* stringsOf(value, [...path, name]);
      }
    }
  }
}

function masked(node, path) {
  if (typeof node === 'string') {
    return isProse(path) ? '(prose)' : node;
  }
  if (Array.isArray(node)) {
    return node.map((item, index) => masked(item, [...path, String(index)]));
  }
  if (node !== null && typeof node === 'object') {
    return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, masked(value, [...path, name])]));
  }
  return node;
}

function isProse(path) {
  const [member, parent, grandparent] = path.toReversed();
  return (
    !bilingual.has(path[0]) &&
    (proseMembers.has(member) ||
      (parent === 'scopes' && path.includes('flows')) ||
      (member === 'value' && path.includes('text/html')) ||
      (member === 'example' && grandparent === 'properties' && proseProperties.has(parent)))
  );
}

function pointerOf(path) {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const frenchLetters = /[àâçéèêëîïôûùüÿœæ«»]/i;
const frenchWords =
  /\b(le|la|les|un|une|des|du|de|au|aux|et|ou|est|sont|pas|ne|que|qui|dans|sur|pour|avec|sans|par|ce|son|sa|se|toujours|attend|corps|trop|connexion|identifiant|inconnu|indisponible|faux)\b|\b[ldnscj]'/i;

/** Is this text French? Field names and other code between backquotes do not count. */
export function isFrench(text) {
  const spoken = text.replaceAll(/`[^`]*`|<[^>]*>/g, ' ');
  return frenchLetters.test(spoken) || frenchWords.test(spoken);
}
