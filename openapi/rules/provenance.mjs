// Where each element comes from (x-source) and who is held to it (x-niveau): the suite's register is built on both.
import { operations, parameters, properties, responses, schemas, securitySchemes, tags } from './places.mjs';

const LEVELS = ['document', 'contrat'];

export function provenance(contract) {
  return [...places(contract)].flatMap(({ path, value }) => [
    ...(typeof value['x-source'] === 'string' && value['x-source'].trim() !== ''
      ? []
      : [{ message: 'x-source must name the section of the document, the RFC or the decision it rests on.', path }]),
    ...(LEVELS.includes(value['x-niveau'])
      ? []
      : [{ message: `x-niveau must be one of: ${LEVELS.join(', ')}.`, path }]),
  ]);
}

function* places(contract) {
  yield* tags(contract);
  yield* parameters(contract);
  yield* responses(contract);
  yield* securitySchemes(contract);
  for (const { path, operation } of operations(contract)) yield { path, value: operation };
  for (const { path, schema, component } of schemas(contract)) {
    if (component !== undefined) yield { path, value: schema };
  }
  for (const { path, schema } of properties(contract)) yield { path, value: schema };
}
