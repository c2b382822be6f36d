// Generators drop what is not ASCII (numéroSinistre becomes numroSinistre), so every name they use is plain ASCII.
import { operations, parameters, schemas } from './places.mjs';

const IDENTIFIER = /^[A-Za-z0-9_-]+$/;
const VISIBLE_ASCII = /^[\x21-\x7E]+$/;

export function asciiIdentifiers(contract) {
  return [...names(contract)]
    .filter(({ name, pattern = IDENTIFIER }) => !pattern.test(name))
    .map(({ kind, name, path }) => ({ message: `The ${kind} "${name}" must be an identifier in ASCII.`, path }));
}

function* names(contract) {
  for (const [index, { name }] of (contract.tags ?? []).entries()) {
    yield { kind: 'tag', name, path: ['tags', index, 'name'] };
  }
  for (const [kind, components] of Object.entries(contract.components ?? {})) {
    for (const name of Object.keys(components)) {
      yield { kind: 'component', name, path: ['components', kind, name] };
    }
  }
  for (const { path, operation } of operations(contract)) {
    yield { kind: 'operationId', name: operation.operationId, path: [...path, 'operationId'] };
    for (const [index, name] of (operation.tags ?? []).entries()) {
      yield { kind: 'tag', name, path: [...path, 'tags', index] };
    }
  }
  for (const { path, value } of parameters(contract)) {
    yield { kind: 'parameter', name: value.name, path: [...path, 'name'] };
  }
  for (const { path, schema, property } of schemas(contract)) {
    if (property !== undefined) yield { kind: 'property', name: property, path };
    for (const [index, name] of (schema.enum ?? []).entries()) {
      if (typeof name === 'string') yield { kind: 'enum value', name, path: [...path, 'enum', index] };
    }
  }
  for (const [scheme, { flows }] of Object.entries(contract.components?.securitySchemes ?? {})) {
    for (const [flow, { scopes }] of Object.entries(flows ?? {})) {
      for (const name of Object.keys(scopes)) {
        const path = ['components', 'securitySchemes', scheme, 'flows', flow, 'scopes', name];
        yield { kind: 'scope', name, path, pattern: VISIBLE_ASCII };
      }
    }
  }
}
