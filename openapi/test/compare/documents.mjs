// Small contracts to compare.

import { changesBetween } from '../../tools/compare/contracts.mjs';

export const object = (properties, required = [], others = {}) => ({ type: 'object', required, properties, ...others });

/** One operation that takes and gives these schemas. */
export function contract({ request = {}, response = {}, operation = {}, pathItem = {}, root = {} } = {}) {
  return {
    openapi: '3.0.3',
    info: { title: 'T', version: '1.0.0' },
    servers: [{ url: 'https://a.example' }],
    paths: {
      '/a': {
        put: {
          tags: ['a'],
          operationId: 'a',
          security: [{ bearer: ['/a', '/b'] }],
          requestBody: { required: true, content: { 'application/json': { schema: request } } },
          responses: { 200: { description: 'd', content: { 'application/json': { schema: response } } } },
          ...operation,
        },
        ...pathItem,
      },
    },
    ...root,
  };
}

/** 'breaking', 'addition' or 'nothing': the gravest of what changed. */
export function verdict(before, after) {
  const levels = changesBetween(before, after).map(({ level }) => level);
  return levels.includes('breaking') ? 'breaking' : levels.includes('addition') ? 'addition' : 'nothing';
}
