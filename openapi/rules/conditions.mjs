// A condition between fields is an `allOf` of `not`, strict: then ajv, Prism, networknt and Atlassian's validator all
// enforce it, and generated code is the same as without it.
import { followed, schemas } from './places.mjs';

const CONDITION_KEYS = ['x-regle', 'not'];
const NOT_KEYS = ['type', 'required', 'properties', 'not'];

export function strictConditions(contract) {
  const rules = new Set((contract['x-regles'] ?? []).map(({ id }) => id));
  const found = [];
  for (const { path, schema, condition } of schemas(contract)) {
    if (condition) continue;
    for (const [index, part] of (schema.allOf ?? []).entries()) {
      if (part.$ref === undefined) found.push(...conditionFaults(contract, part, [...path, 'allOf', index], schema, rules));
    }
    if (schema.not && !isAllOfMember(path)) {
      found.push({ message: 'A condition must stand in allOf, with its x-regle.', path: [...path, 'not'] });
    }
  }
  return found;
}

function conditionFaults(contract, part, path, schema, rules) {
  return [
    ...Object.keys(part)
      .filter((key) => !CONDITION_KEYS.includes(key))
      .map((key) => ({ message: `A condition must have x-regle and not alone; found ${key}.`, path: [...path, key] })),
    ...(rules.has(part['x-regle'])
      ? []
      : [{ message: `A condition must name a rule of x-regles; found ${part['x-regle'] ?? 'none'}.`, path }]),
    ...(part.not ? notFaults(contract, part.not, [...path, 'not'], schema) : [{ message: 'A condition must be a not.', path }]),
  ];
}

function notFaults(contract, not, path, schema) {
  const names = Object.keys(not.properties ?? {});
  const required = not.required ?? [];
  const fault = (message, ...at) => ({ message, path: [...path, ...at] });
  return [
    ...Object.keys(not)
      .filter((key) => !NOT_KEYS.includes(key))
      .map((key) => fault(`A not must have ${NOT_KEYS.join(', ')} alone; found ${key}.`, key)),
    ...(not.type === 'object' ? [] : [fault('A not must have type: object.')]),
    ...(required.length > 0 ? [] : [fault('A not must have required.')]),
    ...required
      .filter((name) => !names.includes(name))
      .map((name) => fault(`${name} is required, so it must be among the properties.`, 'required')),
    ...names
      .filter((name) => !required.includes(name))
      .map((name) => fault(`${name} must be required: absent, it would meet the condition.`, 'properties', name)),
    ...names.flatMap((name) => typeFaults(contract, not.properties[name], [...path, 'properties', name], schema.properties?.[name])),
    ...(not.not ? notFaults(contract, not.not, [...path, 'not'], schema) : []),
  ];
}

function typeFaults(contract, stated, path, declared) {
  if (!declared) return [{ message: 'A condition must be about a property of its schema.', path }];
  const { type, values } = declaration(contract, declared);
  return [
    ...(stated.type === type ? [] : [{ message: `The type must be repeated: ${type}.`, path }]),
    ...(stated.enum ?? [])
      .filter((value) => values && !values.includes(value))
      .map((value) => ({ message: `${value} is not a value of the property.`, path: [...path, 'enum'] })),
  ];
}

function declaration(contract, property) {
  const parts = [property, ...(property.allOf ?? [])].map((part) => followed(contract, part));
  return { type: parts.find(({ type }) => type)?.type, values: parts.find((part) => part.enum)?.enum };
}

function isAllOfMember(path) {
  return typeof path.at(-1) === 'number' && path.at(-2) === 'allOf';
}
