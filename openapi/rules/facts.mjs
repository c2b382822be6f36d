// What the contract says of a request as data, so that stub, clients and suite read it instead of listing names: which fields
// make it the same request (x-identite), which amounts add up (x-sommes), where a key's file is uploaded (x-depot), which
// code a broken pattern has (x-code), which has a value that the insurer looks up and does not
// know (x-referentiel), and what a person calls a field (x-libelle).
import { readFileSync } from 'node:fs';
import { followed, jsonRequests } from './places.mjs';

const ROLES = ['prestataire', 'reference', 'type'];
const TERMS = ['ht', 'tva', 'ttc'];
const MONEY = '#/components/schemas/Montant';
const KEY = '#/components/schemas/CleDocument';

export function settlementFacts(contract) {
  return Object.entries(contract.components?.schemas ?? {}).flatMap(([name, schema]) => {
    const path = ['components', 'schemas', name];
    const sums = schema['x-sommes'] ?? [];
    const properties = Object.values(schema.properties ?? {});
    const told = properties.some((property) => property['x-depot'] !== undefined || property['x-referentiel'] !== undefined);
    const identity = schema['x-identite'];
    if (identity === undefined) {
      return sums.length > 0 || told ? [{ message: 'x-sommes, x-depot and x-referentiel need x-identite: only a settlement has them.', path }] : [];
    }
    return [
      ...members(identity, ROLES, [...path, 'x-identite'], (field) => (schema.required ?? []).includes(field), 'a required field'),
      ...sums.flatMap((sum, index) =>
        members(sum, TERMS, [...path, 'x-sommes', index], (field) => refersTo(schema.properties?.[field], MONEY), 'an amount'),
      ),
    ];
  });
}

/** Exactly these roles, each the name of a field of the right kind. */
function members(fact, roles, path, isRight, kind) {
  return [
    ...Object.keys(fact)
      .filter((role) => !roles.includes(role))
      .map((role) => ({ message: `There must be ${roles.join(', ')} alone; found ${role}.`, path: [...path, role] })),
    ...roles
      .filter((role) => !isRight(fact[role]))
      .map((role) => ({ message: `${role} must name ${kind} of the request; found ${fact[role] ?? 'none'}.`, path })),
  ];
}

/** A request's field holds the key of an uploaded file if, and only if, it says by which operation that is uploaded. */
export function uploadFacts(contract) {
  return [...requestProperties(contract)].flatMap(({ path, property }) => {
    const upload = property['x-depot'];
    if (refersTo(property, KEY) !== (upload !== undefined)) {
      return [{ message: 'A field with a CleDocument, and no other, must have x-depot.', path }];
    }
    return upload === undefined || contract.paths?.[upload]?.put?.['x-taille-max-fichier'] !== undefined
      ? []
      : [{ message: `x-depot must be the path of an upload; found ${upload}.`, path: [...path, 'x-depot'] }];
  });
}

/** Where a request's text has a pattern, x-code says which code of x-codes a text has that does not match; and nowhere else. */
export function patternCodes(contract) {
  const codes = (contract['x-codes'] ?? []).map(({ code }) => code);
  return [...requestProperties(contract)].flatMap(({ path, property, schema }) => {
    const code = schema['x-code'];
    if ((schema.pattern === undefined) !== (code === undefined)) {
      return [{ message: 'A field with a pattern, and no other, must have x-code.', path }];
    }
    return code === undefined || codes.includes(code)
      ? []
      : [{ message: `x-code must be one of x-codes; found ${code}.`, path: property === schema ? [...path, 'x-code'] : path }];
  });
}

/** Only free texts and dates can be values of the insurer's own data: what is listed, or has a form, is judged by that. */
export function referenceFacts(contract) {
  const codes = (contract['x-codes'] ?? []).filter(({ status }) => status === 422).map(({ code }) => code);
  return [...requestProperties(contract)].flatMap(({ path, property, schema }) => {
    const code = property['x-referentiel'];
    if (code === undefined) {
      return [];
    }
    const place = [...path, 'x-referentiel'];
    return [
      ...(codes.includes(code) ? [] : [{ message: `x-referentiel must be one of x-codes, of status 422; found ${code}.`, path: place }]),
      ...(schema.type === 'string' && schema.enum === undefined && schema.pattern === undefined
        ? []
        : [{ message: 'x-referentiel goes with a free text or a date.', path: place }]),
    ];
  });
}

const LANGUAGES = ['fr', 'en'];

/** In a settlement each field has a name for a person, in both languages, and no other field's: a column's heading tells which it is. */
export function labelFacts(contract) {
  return Object.entries(contract.components?.schemas ?? {}).flatMap(([schema, { properties, 'x-identite': identity }]) => {
    if (identity === undefined) return [];
    const known = new Map();
    return Object.entries(properties ?? {}).flatMap(([name, property]) => {
      const path = ['components', 'schemas', schema, 'properties', name];
      const labels = property['x-libelle'] ?? {};
      if (Object.keys(labels).join() !== LANGUAGES.join() || !LANGUAGES.every((language) => bare(labels[language] ?? '') !== '')) {
        return [{ message: 'A field of a settlement must have x-libelle, in fr and en.', path }];
      }
      return [name, ...Object.values(labels)].flatMap((label) => {
        const other = known.get(bare(label)) ?? name;
        known.set(bare(label), name);
        return other === name ? [] : [{ message: `${label} is also what ${other} is called.`, path: [...path, 'x-libelle'] }];
      });
    });
  });
}

const smallWords = new Set(
  readFileSync(new URL('../src/main/resources/lu/lalux/assure/contract/small-words.txt', import.meta.url), 'utf8').trim().split(/\s+/),
);

/** Without case, accents, blanks, small words and words that stand twice, as a reader of tables compares it (LabelWords.java). */
function bare(label) {
  const words = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !smallWords.has(word));
  return [...new Set(words)].join('');
}

function* requestProperties(contract) {
  for (const { path, schema: request } of jsonRequests(contract)) {
    for (const [name, property] of Object.entries(request.properties ?? {})) {
      const reference = property.$ref ? property : property.allOf?.[0];
      yield { path: [...path, 'properties', name], property, schema: reference ? followed(contract, reference) : property };
    }
  }
}

function refersTo(property, component) {
  return [property, ...(property?.allOf ?? [])].some((part) => part?.$ref === component);
}
