// Where the contract (OpenAPI 3.0, references not followed) has what the rules look at. Every place is a path of keys
// from the document's root, as Spectral gives it back in a finding.

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Each operation: { path, operation, template }, the last one being its path template. */
export function* operations(contract) {
  for (const [template, item] of Object.entries(contract.paths ?? {})) {
    for (const method of METHODS) {
      if (item[method]) yield { path: ['paths', template, method], operation: item[method], template };
    }
  }
}

/** Each parameter, of components, of paths and of operations. */
export function* parameters(contract) {
  yield* entries(contract.components?.parameters, ['components', 'parameters']);
  for (const [template, item] of Object.entries(contract.paths ?? {})) {
    yield* entries(item.parameters, ['paths', template, 'parameters']);
  }
  for (const { path, operation } of operations(contract)) {
    yield* entries(operation.parameters, [...path, 'parameters']);
  }
}

/** Each response, of components and of operations. */
export function* responses(contract) {
  yield* entries(contract.components?.responses, ['components', 'responses']);
  for (const { path, operation } of operations(contract)) {
    yield* entries(operation.responses, [...path, 'responses']);
  }
}

/** Each request body, of components and of operations. */
export function* requestBodies(contract) {
  yield* entries(contract.components?.requestBodies, ['components', 'requestBodies']);
  for (const { path, operation } of operations(contract)) {
    if (isOwn(operation.requestBody)) yield { path: [...path, 'requestBody'], value: operation.requestBody };
  }
}

/** Each response header, of components and of responses. */
export function* headers(contract) {
  yield* entries(contract.components?.headers, ['components', 'headers']);
  for (const { path, value } of responses(contract)) {
    yield* entries(value.headers, [...path, 'headers']);
  }
}

/** Each media type of a request or of a response; `name` is its type. */
export function* mediaTypes(contract) {
  for (const { path, value } of [...requestBodies(contract), ...responses(contract)]) {
    yield* entries(value.content, [...path, 'content']);
  }
}

/** Each named component and tag, security schemes included. */
export function* securitySchemes(contract) {
  yield* entries(contract.components?.securitySchemes, ['components', 'securitySchemes']);
}

export function* tags(contract) {
  yield* entries(contract.tags, ['tags']);
}

/**
 * Each schema, at any depth: { path, schema, component, property, condition }.
 *
 * `component` or `property` is its name where it is one; `condition` is true under a `not`, where a schema describes
 * what is refused, and so is no part of what the contract offers.
 */
export function* schemas(contract) {
  for (const { path, value, name } of entries(contract.components?.schemas, ['components', 'schemas'], true)) {
    yield* within(value, path, { component: name });
  }
  for (const { path, value } of [...parameters(contract), ...headers(contract), ...mediaTypes(contract)]) {
    if (value.schema) yield* within(value.schema, [...path, 'schema'], {});
  }
}

/** Each property that the contract offers. */
export function* properties(contract) {
  for (const place of schemas(contract)) {
    if (place.property !== undefined && !place.condition) yield place;
  }
}

/** Each object that a JSON request is made of, conditions left out, once. */
export function* jsonRequests(contract) {
  const requests = new Set();
  const bodies = [...requestBodies(contract)].map(({ path }) => path.join('/'));
  for (const { path, value, name } of mediaTypes(contract)) {
    if (name === 'application/json' && bodies.includes(path.slice(0, -2).join('/'))) {
      collect(contract, value.schema, requests);
    }
  }
  for (const place of schemas(contract)) {
    if (requests.has(place.schema)) yield place;
  }
}

/** What a local reference leads to; anything else is given back as it is. */
export function followed(contract, value) {
  if (typeof value?.$ref !== 'string' || !value.$ref.startsWith('#/')) return value;
  const keys = value.$ref.slice(2).split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return followed(contract, keys.reduce((node, key) => node?.[key], contract));
}

function collect(contract, given, found) {
  const schema = followed(contract, given);
  if (!schema || found.has(schema)) return;
  if (schema.type === 'object' || schema.properties) found.add(schema);
  for (const part of [...Object.values(schema.properties ?? {}), ...(schema.allOf ?? []), schema.items]) {
    collect(contract, part, found);
  }
}

function* within(schema, path, { component, property, condition = false }) {
  yield { path, schema, component, property, condition };
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
    yield* within(value, [...path, 'properties', name], { property: name, condition });
  }
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    for (const [index, value] of (schema[keyword] ?? []).entries()) {
      yield* within(value, [...path, keyword, index], { condition });
    }
  }
  for (const keyword of ['items', 'additionalProperties', 'not']) {
    if (isObject(schema[keyword])) {
      yield* within(schema[keyword], [...path, keyword], { condition: condition || keyword === 'not' });
    }
  }
}

function* entries(map, path, references = false) {
  for (const [key, value] of Object.entries(map ?? {})) {
    if (references || isOwn(value)) {
      yield { path: [...path, Array.isArray(map) ? Number(key) : key], value, name: key };
    }
  }
}

function isOwn(value) {
  return isObject(value) && value.$ref === undefined;
}

function isObject(value) {
  return value !== null && typeof value === 'object';
}
