// Where a document has schemas: at the wire (bodies, parameters, headers), among its components, and in their properties.

/** Every place: pointer → the examples that the document gives for it. Of OpenAPI 3.0. */
export function placesOf(document) {
  const places = new Map();
  const put = (pointer, examples) => places.set(pointer, [...(places.get(pointer) ?? []), ...examples]);

  for (const [pointer, node] of nodes(document, '')) {
    if (isMediaTypeOrParameter(pointer, node)) {
      put(targetOf(`${pointer}/schema`, node.schema), examplesOf(document, node));
    }
  }
  // The named examples are all of problems; those of no operation (404, 405) too.
  put(
    '/components/schemas/Probleme',
    Object.values(document.components.examples).map(({ value }) => value),
  );
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const pointer = `/components/schemas/${name}`;
    put(pointer, ownExample(schema));
    for (const [property, subschema] of Object.entries(schema.properties ?? {})) {
      put(`${pointer}/properties/${escaped(property)}`, ownExample(subschema));
    }
  }
  return places;
}

/** What the pointer leads to. */
export function at(document, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node, name) => node[name], document);
}

/** The schema with its reference, or the one in its allOf, followed. */
export function resolved(document, schema) {
  if (schema.$ref) {
    return resolved(document, at(document, schema.$ref.slice(1)));
  }
  const references = (schema.allOf ?? []).filter((part) => part.$ref).map((part) => resolved(document, part));
  const { allOf, ...own } = schema;
  const rules = (allOf ?? []).filter((part) => !part.$ref);
  return Object.assign({}, ...references, own, rules.length > 0 ? { allOf: rules } : {});
}

function* nodes(node, pointer) {
  if (node !== null && typeof node === 'object') {
    yield [pointer, node];
    for (const [name, value] of Object.entries(node)) {
      yield* nodes(value, `${pointer}/${escaped(name)}`);
    }
  }
}

function isMediaTypeOrParameter(pointer, node) {
  return typeof node.schema === 'object' && !pointer.startsWith('/components/schemas');
}

function examplesOf(document, node) {
  const named = Object.values(node.examples ?? {}).map((example) => resolved(document, example).value);
  return 'example' in node ? [node.example, ...named] : named;
}

function ownExample(schema) {
  return 'example' in schema ? [schema.example] : [];
}

function targetOf(pointer, schema) {
  return schema.$ref ? schema.$ref.slice(1) : pointer;
}

function escaped(name) {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
