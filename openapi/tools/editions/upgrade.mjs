// The contract in OpenAPI 3.1, for tools that want it.
//
// Kept as they are in 3.0: `enum`, also of a single value (as `const`, generators make no type of it), and `format: byte`
// (as `contentEncoding`, generators make a plain string of it). Never written: `jsonSchemaDialect` (a mock then accepts
// anything).

import openapiFormat from 'openapi-format';

export async function toOpenApi31(document) {
  const { data } = await openapiFormat.openapiConvertVersion(structuredClone(document), { convertTo: '3.1' });
  return enumsAsTheyWere(document, data);
}

function enumsAsTheyWere(before, after) {
  if (after === null || typeof after !== 'object') {
    return after;
  }
  if (Array.isArray(after)) {
    return after.map((item, index) => enumsAsTheyWere(before?.[index], item));
  }
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) =>
      name === 'const' && Array.isArray(before?.enum)
        ? ['enum', before.enum]
        : [name, enumsAsTheyWere(before?.[name], value)],
    ),
  );
}
