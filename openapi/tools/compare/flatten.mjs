// A schema without references, and with what its allOf adds at its own level: { $ref } in an allOf beside a description
// is how a contract of OpenAPI 3.0 describes a field of a named type.

import { isDeepStrictEqual as same } from 'node:util';
import { isAnnotation } from './annotations.mjs';
import { followed } from './references.mjs';

/** By document and schema: a component is asked for at each place that uses it. Nobody changes a document that is compared. */
const known = new WeakMap();

/** The schema, flat; `conditions` holds, as texts, what `not` forbids and what cannot be merged. */
export function flattened(document, schema) {
  const schemas = known.get(document) ?? new WeakMap();
  known.set(document, schemas);
  if (!schemas.has(schema)) {
    schemas.set(schema, flatten(document, schema));
  }
  return schemas.get(schema);
}

function flatten(document, schema) {
  const { allOf = [], not, ...own } = followed(document, schema);
  const conditions = new Set(not === undefined ? [] : [meaningOf(document, { not })]);
  let flat = own;
  for (const part of allOf) {
    const { conditions: inner, ...constraints } = flattened(document, part);
    inner.forEach((condition) => conditions.add(condition));
    const merged = together(constraints, flat);
    if (merged === undefined) {
      conditions.add(meaningOf(document, constraints));
    } else {
      flat = merged;
    }
  }
  return { ...flat, conditions: [...conditions].sort() };
}

/** A text that is the same for schemas that mean the same: no references, no annotations, no order. */
export function meaningOf(document, schema) {
  return canonical(expanded(document, schema, []));
}

/** Both constraints in one schema; undefined when they speak of the same thing differently. */
function together(part, whole) {
  const merged = { ...part, ...whole };
  if (part.required && whole.required) {
    merged.required = [...new Set([...whole.required, ...part.required])];
  }
  if (part.properties && whole.properties) {
    merged.properties = { ...part.properties, ...whole.properties };
  }
  const isAtOdds = (one, other) => Object.keys(one).some((name) => name in other && !same(one[name], other[name]));
  const { required, properties, ...constraints } = part;
  const scalars = Object.fromEntries(Object.entries(constraints).filter(([name]) => !isAnnotation(name)));
  return isAtOdds(scalars, whole) || isAtOdds(properties ?? {}, whole.properties ?? {}) ? undefined : merged;
}

function expanded(document, node, trail, isMapOfNames = false) {
  if (Array.isArray(node)) {
    return node.map((item) => expanded(document, item, trail));
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  if (!isMapOfNames && typeof node.$ref === 'string') {
    return trail.includes(node.$ref)
      ? { $ref: node.$ref } // The schema holds itself.
      : expanded(document, followed(document, node), [...trail, node.$ref]);
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => isMapOfNames || !isAnnotation(name))
      .map(([name, value]) => {
        const isSet = !isMapOfNames && (name === 'enum' || name === 'required');
        return [name, isSet ? value.toSorted() : expanded(document, value, trail, !isMapOfNames && name === 'properties')];
      }),
  );
}

/** A text that is the same for what is the same, whatever the order of members; undefined stays apart from null. */
function canonical(value) {
  return JSON.stringify(value, (_, node) =>
    node !== null && typeof node === 'object' && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node,
  );
}
