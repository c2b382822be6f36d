import { code, table } from './html.mjs';
import { number } from './typography.mjs';

/** A reference followed: the object that it names, and its last name. */
export function resolve(contract, object) {
  if (!object?.$ref) return [object, undefined];
  const path = object.$ref.slice(2).split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [path.reduce((node, name) => node[name], contract), path.at(-1)];
}

/** A property with what its referenced component constrains: an `allOf` of one reference says "this type, described here". */
export function schemaOf(contract, property) {
  const [own, name] = resolve(contract, property);
  const reference = own.allOf?.length === 1 && own.allOf[0].$ref ? own.allOf[0] : undefined;
  const [base, baseName] = reference ? resolve(contract, reference) : [{}, undefined];
  return { schema: { ...base, ...own }, component: baseName ?? name };
}

/**
 * The table of an object's fields, one row a property in the contract's order.
 * @param place the beginning of the fields' anchors
 * @param link makes the link to a component's or a decision's place in the site
 */
export function fieldTable(contract, schema, place, { w, inline, link }) {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties).map(([name, property]) => [
    anchored(`${place}-${name}`, name),
    typeOf(contract, property, { w, link }),
    required.has(name) ? `<strong>${w.yes}</strong>` : w.no,
    details(contract, property, { w, inline, link }),
  ]);
  return table([w.field, w.type, w.required, w.description], rows, 'fields');
}

/** A name that can be linked to. */
function anchored(id, name) {
  return `<span id="${id}"><a class="header-anchor" href="#${id}">${code(name)}</a></span>`;
}

/** The table of an operation's parameters. */
export function parameterTable(contract, parameters, place, { w, inline, link }) {
  const rows = parameters.map((reference) => {
    const [parameter] = resolve(contract, reference);
    const { schema } = schemaOf(contract, parameter.schema);
    const property = { ...parameter, ...schema, description: parameter.description, example: parameter.example };
    return [
      anchored(`${place}-${parameter.name}`, parameter.name),
      typeOf(contract, parameter.schema, { w, link }),
      parameter.required ? `<strong>${w.yes}</strong>` : w.no,
      details(contract, property, { w, inline, link }),
    ];
  });
  return table([w.parameter, w.type, w.required, w.description], rows, 'fields');
}

function typeOf(contract, property, { w, link }) {
  const { schema, component } = schemaOf(contract, property);
  if (schema.type === 'array') return `${w.listOf} ${typeOf(contract, schema.items, { w, link })}`;
  const name = w.formats[schema.format] ?? w.types[schema.type];
  return component ? link.schema(component) : name;
}

/** What a value must keep to, beyond its type, in words. */
export function constraints(schema, w) {
  const n = (value) => number(value, w.language);
  const found = [];
  if (schema.enum) found.push(`${w.values}${w.colon} ${schema.enum.map(code).join(', ')}`);
  if (schema.maxLength !== undefined) found.push(w.maxLength(n(schema.maxLength)));
  if (schema.minimum !== undefined && schema.maximum !== undefined) {
    found.push(w.between(n(schema.minimum), n(schema.maximum)));
  } else if (schema.minimum !== undefined) {
    found.push(w.atLeast(n(schema.minimum)));
  }
  if (schema.maxItems !== undefined) found.push(w.maxItems(n(schema.maxItems)));
  if (schema.default !== undefined) found.push(`${w.byDefault} ${code(schema.default)}`);
  if (schema.pattern) found.push(`${w.pattern} ${code(schema.pattern)}`);
  return found;
}

function details(contract, property, { w, inline, link }) {
  const { schema, component } = schemaOf(contract, property);
  // What a named component asks is told where it stands; here, the values to choose from are enough.
  const limits = constraints(component ? { enum: schema.enum } : schema, w);
  const parts = [inline(property.description ?? schema.description)];
  if (limits.length) parts.push(`<p class="limits">${limits.join(w.semicolon)}</p>`);
  if (typeof schema.example !== 'object' && schema.example !== undefined) {
    const example = JSON.stringify(schema.example);
    parts.push(`<p class="example">${w.example}${w.colon} ${code(example)}</p>`);
  }
  const decisions = (property['x-decision'] ?? []).map(link.decision).join(' ');
  if (decisions) parts.push(`<p class="sources">${decisions}</p>`);
  return parts.join('');
}

/** A value of the contract as a reader would paste it. */
export function json(value) {
  return JSON.stringify(value, null, 2);
}

