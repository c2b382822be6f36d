// One corpus of accepted and refused values for every schema of the contract, derived from its constraints one at a time.
// Whether a case is accepted is known from how it was made, never from a validator.

import { at, placesOf, resolved } from './places.mjs';
import { conditions, formats, patterns } from './vocabulary.mjs';

const oneOfEachType = [null, true, 12, 12.5, 'texte', [], {}];

/** Every case: { pointer, name, value, accepted }. */
export function corpusOf(document) {
  return [...placesOf(document)].flatMap(([pointer, examples]) => {
    const schema = resolved(document, at(document, pointer));
    return [...examples.map((value) => accepted('example', value)), ...casesOf(document, schema, examples)].map(
      (each) => ({ pointer, ...each }),
    );
  });
}

const accepted = (name, value) => ({ name, value, accepted: true });
const refused = (name, value) => ({ name, value, accepted: false });

/** The cases of one schema, but for its examples. */
function casesOf(document, schema, examples) {
  const cases = [...wrongTypes(schema), ...listed(schema), ...formatted(schema), ...patterned(schema)];
  cases.push(...bounded(schema), ...sized(schema));
  if (schema.type === 'array') {
    cases.push(...arrays(document, schema, examples));
  }
  if (schema.type === 'object') {
    cases.push(...objects(document, schema, examples));
  }
  return cases;
}

function wrongTypes(schema) {
  return oneOfEachType.filter((value) => !isOfType(value, schema.type)).map((value) => refused('wrong type', value));
}

function isOfType(value, type) {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return value !== null && typeof value === 'object' && !Array.isArray(value);
    default:
      throw new Error(`The corpus knows no type ${type}.`);
  }
}

function listed({ enum: members }) {
  const variants = (member) => [`${member}x`, ` ${member}`, member.toLowerCase(), member.toUpperCase(), ''];
  return (members ?? []).flatMap((member) => [
    accepted('member of the list', member),
    ...variants(member)
      .filter((variant) => !members.includes(variant))
      .map((variant) => refused('not of the list', variant)),
  ]);
}

function formatted({ format, minLength = 0, minimum = -Infinity, maximum = Infinity }) {
  if (!format) {
    return [];
  }
  const { accepted: good, refused: bad } = known(formats, format);
  return [
    ...good
      .filter((value) => typeof value === 'string' || (value >= minimum && value <= maximum))
      .filter((value) => typeof value !== 'string' || value.length >= minLength)
      .map((value) => accepted(`format ${format}`, value)),
    ...bad.map((value) => refused(`format ${format}`, value)),
  ];
}

function patterned({ pattern }) {
  if (!pattern) {
    return [];
  }
  const { accepted: good, refused: bad } = known(patterns, pattern);
  return [...good.map((value) => accepted('pattern', value)), ...bad.map((value) => refused('pattern', value))];
}

function bounded({ minimum, maximum }) {
  const cases = [];
  if (minimum !== undefined) {
    cases.push(accepted('minimum', minimum), refused('below minimum', minimum - 1));
  }
  if (maximum !== undefined) {
    cases.push(accepted('maximum', maximum), refused('above maximum', maximum + 1));
  }
  return cases;
}

/** Lengths are counted in characters, not in UTF-16 units or bytes. */
function sized({ minLength, maxLength, pattern, format }) {
  const special = pattern ? known(patterns, pattern) : format ? known(formats, format) : {};
  const free = !pattern && (!format || format === 'password');
  const ofLength = free ? (length) => '😀'.repeat(length) : special.ofLength;
  const cases = [];
  if (minLength > 0) {
    cases.push(refused('too short', free ? '😀'.repeat(minLength - 1) : ''));
    if (free) {
      cases.push(accepted('as short as can be', ofLength(minLength)));
    }
  }
  if (maxLength !== undefined) {
    cases.push(accepted('as long as can be', ofLength(maxLength)), refused('too long', ofLength(maxLength + 1)));
  }
  return cases;
}

function arrays(document, schema, examples) {
  const items = resolved(document, schema.items);
  const [item] = examples.flat();
  const cases = [accepted('empty array', [])];
  if (schema.maxItems !== undefined) {
    cases.push(accepted('as many as can be', Array(schema.maxItems).fill(item)));
    cases.push(refused('too many', Array(schema.maxItems + 1).fill(item)));
  }
  return [
    ...cases,
    ...casesOf(document, items, [item]).map((each) => ({ ...each, name: `item: ${each.name}`, value: [each.value] })),
  ];
}

function objects(document, schema, given) {
  const examples = given.length > 0 ? given : [ofPropertyExamples(schema)];
  const required = schema.required ?? [];
  const cases = required.length > 0 ? [refused('empty object', {})] : [accepted('empty object', {})];
  for (const example of examples) {
    cases.push({ name: 'unknown field', value: { ...example, inconnu: 1 }, accepted: schema.additionalProperties !== false });
    for (const name of Object.keys(example)) {
      const { [name]: removed, ...value } = example;
      cases.push({ name: `${name} missing`, value, accepted: !required.includes(name) });
    }
    for (const [name, property] of Object.entries(schema.properties)) {
      const subschema = resolved(document, property);
      const subexamples = [example[name], property.example].filter((value) => value !== undefined);
      cases.push(
        ...casesOf(document, subschema, subexamples).map((each) => ({
          ...each,
          name: `${name}: ${each.name}`,
          value: { ...example, [name]: each.value },
        })),
      );
    }
  }
  const rules = (schema.allOf ?? []).map((rule) => known(conditions, rule['x-regle']));
  return cases.map((each) => ({ ...each, accepted: each.accepted && rules.every((holds) => holds(each.value)) }));
}

/** A value for a schema without example: of the examples of its properties. */
function ofPropertyExamples(schema) {
  return Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, property.example]));
}

function known(knowledge, name) {
  if (!knowledge.has(name)) {
    throw new Error(`vocabulary.mjs does not know what this means: ${name}`);
  }
  return knowledge.get(name);
}
