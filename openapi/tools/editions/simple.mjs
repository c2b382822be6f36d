// The simple edition, for tools that do not follow `allOf` around a single reference (WINDEV, Delphi, older generators): each
// schema that is made so says by itself what it accepts, and the components that nothing refers to any more are gone.
//
// One thing differs: an optional integer (or number, or boolean) of a request body is `nullable`. Generators for languages where
// such a value cannot be absent otherwise make a member that is always sent, as 0, which is refused beside REP.

import { fileURLToPath } from 'node:url';
import { readDocument } from './documents.mjs';

const words = await readDocument(fileURLToPath(new URL('simple.yaml', import.meta.url)));

/** What has a value of its own in these languages even if nobody gave it one. */
const neverAbsent = ['integer', 'number', 'boolean'];

/** The edition that the contract makes; the contract given stays as it is. */
export function toSimpleEdition(contract) {
  const edition = writtenOut(contract, contract);
  edition.info.title = words.titre;
  edition.info.description = `${edition.info.description}\n${words.remarque}`;
  for (const field of canBeAbsent(edition)) {
    field.description = `${field.description.trimEnd()} ${words.absent}`;
    field.nullable = true;
  }
  return withoutUnused(edition);
}

/** A copy of the node in which each `allOf` of one reference is what the reference leads to. */
function writtenOut(node, contract) {
  if (node === null || typeof node !== 'object') {
    return node;
  }
  if (Array.isArray(node)) {
    return node.map((item) => writtenOut(item, contract));
  }
  const members = isOneReference(node.allOf) ? inPlace(node, contract) : Object.entries(node);
  return Object.fromEntries(members.map(([name, value]) => [name, writtenOut(value, contract)]));
}

function isOneReference(allOf) {
  return Array.isArray(allOf) && allOf.length === 1 && typeof allOf[0].$ref === 'string';
}

/** The node's members, with those of the schema that it refers to in the place of `allOf`; what both say is the node's. */
function inPlace(node, contract) {
  const referred = Object.entries(componentOf(contract, node.allOf[0].$ref)).filter(([name]) => !(name in node && isAnnotation(name)));
  const twice = referred.filter(([name]) => name in node);
  if (twice.length > 0) {
    throw new Error(`Both a schema and the one it refers to have ${twice.map(([name]) => name)}: ${JSON.stringify(node)}`);
  }
  return Object.entries(node).flatMap((member) => (member[0] === 'allOf' ? referred : [member]));
}

const isAnnotation = (name) => ['description', 'example'].includes(name) || name.startsWith('x-');

function componentOf(contract, reference) {
  return reference
    .split('/')
    .slice(1)
    .reduce((node, name) => node[name], contract);
}

function canBeAbsent(edition) {
  return Object.values(edition.paths)
    .flatMap((item) => Object.values(item))
    .map((operation) => operation.requestBody?.content?.['application/json']?.schema.$ref)
    .filter((reference) => reference !== undefined)
    .map((reference) => componentOf(edition, reference))
    .flatMap(({ properties, required = [] }) =>
      Object.entries(properties)
        .filter(([name, { type }]) => !required.includes(name) && neverAbsent.includes(type))
        .map(([, field]) => field),
    );
}

/** Without the schemas that nothing refers to; one may refer to another. */
function withoutUnused(edition) {
  const text = JSON.stringify(edition);
  const schemas = Object.entries(edition.components.schemas);
  const used = schemas.filter(([name]) => text.includes(`"#/components/schemas/${name}"`));
  if (used.length === schemas.length) {
    return edition;
  }
  return withoutUnused({ ...edition, components: { ...edition.components, schemas: Object.fromEntries(used) } });
}
