// Two validators that share no code, for both versions of OpenAPI. Each is a function (document) → (pointer) → (value) → verdict.

import toJsonSchema from '@openapi-contrib/openapi-schema-to-json-schema';
import { addFormat, setFormatHandler } from '@hyperjump/json-schema/experimental';
import '@hyperjump/json-schema/formats';
import { registerSchema, setShouldValidateFormat, validate } from '@hyperjump/json-schema/openapi-3-0';
import '@hyperjump/json-schema/openapi-3-1';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const validators = new Map([
  ['ajv', ajv],
  ['hyperjump', hyperjump],
]);

/** ajv knows JSON Schema only: a 3.0 document is converted first, a 3.1 document is JSON Schema as it stands. */
async function ajv(document, { strict = true } = {}) {
  const isOpenApi30 = document.openapi.startsWith('3.0');
  const options = { strict, strictTypes: strict };
  const engine = isOpenApi30 ? new Ajv(options) : new Ajv2020(options);
  addFormats(engine);
  engine.addVocabulary([...new Set([...extensionsOf(document), ...Object.keys(document), 'example'])]);
  engine.addSchema(isOpenApi30 ? converted(document) : document, 'contract');
  return async (pointer) => engine.getSchema(`contract#${fragment(pointer)}`);
}

/** hyperjump keeps what it has read by its address: each document has one of its own. */
let opened = 0;

/** hyperjump knows OpenAPI itself, in both versions, but not the formats that OpenAPI adds. */
async function hyperjump(document) {
  opened += 1;
  const address = `https://assure.invalid/${opened}/${document.openapi}`;
  const isOpenApi30 = document.openapi.startsWith('3.0');
  const dialect = isOpenApi30
    ? 'https://spec.openapis.org/oas/3.0/schema'
    : 'https://spec.openapis.org/oas/3.1/schema-base';
  registerSchema(structuredClone(document), address, dialect);
  return async (pointer) => {
    // The document itself is validated too, here; in 3.0 without formats, with which every $ref had to be absolute.
    setShouldValidateFormat(!isOpenApi30);
    const check = await validate(`${address}#${fragment(pointer)}`);
    setShouldValidateFormat(true);
    return (value) => check(value).valid;
  };
}

const draft04 = 'https://json-schema.org/keyword/draft-04/format';
const draft202012 = 'https://json-schema.org/keyword/draft-2020-12/format';
const ownFormats = {
  byte: (value) => typeof value !== 'string' || Buffer.from(value, 'base64').toString('base64') === value,
  int32: (value) => typeof value !== 'number' || (Number.isInteger(value) && value === (value | 0)),
  password: () => true,
};
for (const [format, handler] of Object.entries(ownFormats)) {
  const id = `https://assure.invalid/format/${format}`;
  addFormat({ id, handler });
  setFormatHandler(draft04, format, id);
  setFormatHandler(draft202012, format, id);
}
setFormatHandler(draft04, 'date', 'https://json-schema.org/format/date');

function extensionsOf(node, found = new Set()) {
  if (node !== null && typeof node === 'object') {
    for (const [name, value] of Object.entries(node)) {
      if (name.startsWith('x-')) {
        found.add(name);
      }
      extensionsOf(value, found);
    }
  }
  return found;
}

/** The document with each of its schemas converted. */
function converted(document) {
  const convert = (schema) => {
    const { $schema, ...rest } = toJsonSchema.openapiSchemaToJsonSchema(schema);
    return rest;
  };
  const walk = (node, path) => {
    if (node === null || typeof node !== 'object') {
      return node;
    }
    if (path.at(-1) === 'schema' || (path.length === 3 && path[0] === 'components' && path[1] === 'schemas')) {
      return convert(node);
    }
    return Array.isArray(node)
      ? node.map((item, index) => walk(item, [...path, index]))
      : Object.fromEntries(Object.entries(node).map(([name, value]) => [name, walk(value, [...path, name])]));
  };
  return walk(document, []);
}

/** A pointer as a URI fragment. */
function fragment(pointer) {
  return pointer.split('/').map(encodeURIComponent).join('/');
}
