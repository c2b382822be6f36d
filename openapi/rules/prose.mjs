// The contract is read by vendors in French: whatever they meet has a description there, and an example.
import { isFrench, isNotEnglish } from './french.mjs';
import {
  followed, headers, mediaTypes, operations, parameters, properties, requestBodies, responses, schemas, securitySchemes, tags,
} from './places.mjs';

/** Whatever a vendor meets is described in French. */
export function frenchDescriptions(contract) {
  return [...described(contract)]
    .filter(({ value }) => !isFrench(value.description))
    .map(({ path, value }) => finding([...path, 'description'], value.description, 'a description in French'));
}

/** Titles and the scopes' texts are in French. */
export function frenchTitles(contract) {
  return [...titles(contract)]
    .filter(({ text }) => !isNotEnglish(text))
    .map(({ path, text }) => finding(path, text, 'a title in French'));
}

/** Each property, parameter, header and media type shows a value. */
export function examples(contract) {
  const found = [];
  for (const { path, schema } of properties(contract)) {
    if (schema.example === undefined) found.push(missing(path));
  }
  for (const { path, value } of [...parameters(contract), ...headers(contract), ...mediaTypes(contract)]) {
    if (value.example === undefined && Object.keys(value.examples ?? {}).length === 0) found.push(missing(path));
  }
  return found;
}

function* described(contract) {
  yield { path: ['info'], value: contract.info };
  yield* tags(contract);
  yield* parameters(contract);
  yield* headers(contract);
  yield* requestBodies(contract);
  yield* responses(contract);
  yield* securitySchemes(contract);
  for (const { path, operation } of operations(contract)) yield { path, value: operation };
  for (const { path, schema, component, property, condition } of schemas(contract)) {
    if (!condition && (component ?? property) !== undefined) yield { path, value: schema };
  }
}

function* titles(contract) {
  for (const { path, operation } of operations(contract)) {
    yield { path: [...path, 'summary'], text: operation.summary };
  }
  for (const [name, example] of Object.entries(contract.components?.examples ?? {})) {
    yield { path: ['components', 'examples', name, 'summary'], text: example.summary };
  }
  for (const { path, value } of mediaTypes(contract)) {
    for (const [name, example] of Object.entries(value.examples ?? {})) {
      if (!example.$ref) yield { path: [...path, 'examples', name, 'summary'], text: example.summary };
    }
  }
  for (const { path, value } of securitySchemes(contract)) {
    for (const [flow, { scopes }] of Object.entries(value.flows ?? {})) {
      for (const [scope, text] of Object.entries(scopes)) {
        yield { path: [...path, 'flows', flow, 'scopes', scope], text };
      }
    }
  }
}

function finding(path, text, wanted) {
  return { message: `There must be ${wanted}; found ${text === undefined ? 'none' : JSON.stringify(text)}.`, path };
}

function missing(path) {
  return { message: 'There must be an example.', path };
}

/** One example of a JSON request has all its fields: the suite derives its cases from that one. */
export function fullExample(contract) {
  return [...requestBodies(contract)].flatMap(({ path, value }) => {
    const media = value.content?.['application/json'];
    const fields = Object.keys(followed(contract, media?.schema)?.properties ?? {});
    const shown = Object.values(media?.examples ?? {}).map((example) => Object.keys(followed(contract, example).value ?? {}));
    const fullest = shown.reduce((most, names) => (names.length > most.length ? names : most), []);
    if (shown.length === 0) return [];
    return fields
      .filter((name) => !fullest.includes(name))
      .map((name) => ({ message: `The fullest example must have ${name}.`, path: [...path, 'content', 'application/json', 'examples'] }));
  });
}
