import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contract, verdict } from './documents.mjs';

const text = { type: 'string' };
const json = (schema = {}) => ({ 'application/json': { schema } });
const operation = (members) => contract({ operation: members });
const parameter = (members) => ({ name: 'p', in: 'query', schema: text, ...members });
const answer = (members) => operation({ responses: { 200: { description: 'd', ...members } } });
const linked = (link) => answer({ content: json(), links: { l: link } });
const header = (members) => answer({ headers: { H: { schema: text, ...members } } });
const scheme = (members) => contract({ root: { components: { securitySchemes: { s: members } } } });
const flow = (members) => scheme({ type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://t', scopes: {}, ...members } } });
const security = (...alternatives) => operation({ security: alternatives });
const catalogue = (root) => contract({ root });
const rule = (niveau) => catalogue({ 'x-regles': [{ id: 'r', niveau, fr: 'f' }] });
const plain = contract();
const other = { put: { operationId: 'b', responses: {} } };

/** [what, before, after, what it is, what it is the other way round]. */
const cases = [
  ['operation', plain, contract({ root: { paths: { ...plain.paths, '/b': other } } }), 'addition', 'breaking'],
  ['method', plain, contract({ pathItem: { get: other.put } }), 'addition', 'breaking'],
  ['operationId', plain, operation({ operationId: 'b' }), 'breaking', 'breaking'],
  ['tag', plain, operation({ tags: ['b'] }), 'breaking', 'breaking'],
  ['server', plain, operation({ servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] }), 'addition', 'breaking'],
  ['server moved', plain, operation({ servers: [{ url: 'https://b.example' }] }), 'breaking', 'breaking'],
  ['version of OpenAPI', plain, contract({ root: { openapi: '3.1.0' } }), 'breaking', 'breaking'],

  ['optional parameter', plain, operation({ parameters: [parameter({})] }), 'addition', 'breaking'],
  ['required parameter', plain, operation({ parameters: [parameter({ required: true })] }), 'breaking', 'breaking'],
  ['required parameter of the path', plain, contract({ pathItem: { parameters: [parameter({ required: true })] } }), 'breaking', 'breaking'],
  [
    'parameter required',
    operation({ parameters: [parameter({})] }),
    operation({ parameters: [parameter({ required: true })] }),
    'breaking',
    'addition',
  ],
  [
    'parameter narrower',
    operation({ parameters: [parameter({})] }),
    operation({ parameters: [parameter({ schema: { type: 'string', maxLength: 3 } })] }),
    'breaking',
    'addition',
  ],
  [
    'parameter moved',
    operation({ parameters: [parameter({})] }),
    operation({ parameters: [parameter({ in: 'header' })] }),
    'breaking',
    'breaking',
  ],
  [
    'parameter written otherwise',
    operation({ parameters: [parameter({})] }),
    operation({ parameters: [parameter({ explode: false })] }),
    'breaking',
    'breaking',
  ],

  ['body gone', plain, operation({ requestBody: undefined }), 'breaking', 'breaking'],
  ['optional body', operation({ requestBody: undefined }), operation({ requestBody: { content: json() } }), 'addition', 'breaking'],
  ['body required', operation({ requestBody: { content: json() } }), operation({ requestBody: { required: true, content: json() } }), 'breaking', 'addition'],
  [
    'media type of the body',
    plain,
    operation({ requestBody: { required: true, content: { ...json(), 'text/plain': {} } } }),
    'addition',
    'breaking',
  ],

  ['status', plain, operation({ responses: { ...plain.paths['/a'].put.responses, 404: { description: 'd' } } }), 'addition', 'breaking'],
  ['media type of an answer', plain, answer({ content: { ...json(), 'text/plain': {} } }), 'addition', 'breaking'],
  ['media type of an answer changed', plain, answer({ content: { 'application/problem+json': { schema: {} } } }), 'breaking', 'breaking'],
  ['link', plain, linked({ operationId: 'a' }), 'addition', 'breaking'],
  ['link elsewhere', linked({ operationId: 'a' }), linked({ operationId: 'b' }), 'breaking', 'breaking'],
  ['link with a body', linked({ operationId: 'a' }), linked({ operationId: 'a', requestBody: { k: '$response.body#/k' } }), 'breaking', 'breaking'],
  ['link described', linked({ operationId: 'a' }), linked({ operationId: 'a', description: 'd' }), 'nothing', 'nothing'],
  ['header', answer({ content: json() }), answer({ content: json(), headers: { H: { schema: text } } }), 'addition', 'breaking'],
  ['header always there', header({}), header({ required: true }), 'addition', 'breaking'],
  ['header wider', header({ schema: { type: 'string', enum: ['A'] } }), header({}), 'breaking', 'addition'],

  ['one scope less asked for', plain, security({ bearer: ['/a'] }), 'addition', 'breaking'],
  ['another way in', plain, security({ bearer: ['/a', '/b'] }, { basic: [] }), 'addition', 'breaking'],
  ['another way in instead', plain, security({ basic: [] }), 'breaking', 'breaking'],
  ['one scheme more asked for', security({ basic: [] }), security({ basic: [], key: [] }), 'breaking', 'addition'],
  ['open to everybody', plain, security(), 'addition', 'breaking'],
  ['a way to be known where one may stay anonymous', security({}), security({}, { basic: [] }), 'addition', 'breaking'],
  ['open to everybody, said otherwise', security(), security({}), 'nothing', 'nothing'],
  ['security scheme', plain, scheme({ type: 'http', scheme: 'basic' }), 'addition', 'breaking'],
  ['security scheme changed', scheme({ type: 'http', scheme: 'basic' }), scheme({ type: 'http', scheme: 'bearer' }), 'breaking', 'breaking'],
  ['token address', flow({}), flow({ tokenUrl: 'https://u' }), 'breaking', 'breaking'],
  ['scope', flow({}), flow({ scopes: { '/a': 'd' } }), 'addition', 'breaking'],
  ['scope described otherwise', flow({ scopes: { '/a': 'd' } }), flow({ scopes: { '/a': 'e' } }), 'nothing', 'nothing'],
  ['flow', scheme({ type: 'oauth2', flows: {} }), flow({}), 'addition', 'breaking'],

  ['room for bodies', operation({ 'x-taille-max-corps': 10 }), operation({ 'x-taille-max-corps': 20 }), 'addition', 'breaking'],
  ['limit for files', plain, operation({ 'x-taille-max-fichier': 20 }), 'breaking', 'addition'],
  ['retention', operation({ 'x-duree-conservation': 'PT24H' }), operation({ 'x-duree-conservation': 'PT12H' }), 'breaking', 'breaking'],
  ['type of problem', plain, catalogue({ 'x-problemes': [{ type: 'u', status: 400 }] }), 'addition', 'breaking'],
  [
    'status of a problem',
    catalogue({ 'x-problemes': [{ type: 'u', status: 400 }] }),
    catalogue({ 'x-problemes': [{ type: 'u', status: 422 }] }),
    'breaking',
    'breaking',
  ],
  [
    'statuses of a problem, and where it stands',
    catalogue({ 'x-problemes': [{ type: 'u', status: [400, 408] }, { type: 'v', status: 422 }] }),
    catalogue({ 'x-problemes': [{ type: 'v', status: 422 }, { type: 'u', status: [400, 408] }] }),
    'nothing',
    'nothing',
  ],
  [
    'one of the statuses of a problem',
    catalogue({ 'x-problemes': [{ type: 'u', status: [400, 408] }] }),
    catalogue({ 'x-problemes': [{ type: 'u', status: [400] }] }),
    'breaking',
    'breaking',
  ],
  ['code of a fault', plain, catalogue({ 'x-codes': [{ code: 'c', status: 400 }] }), 'addition', 'breaking'],
  ['wording of a code', catalogue({ 'x-codes': [{ code: 'c', fr: 'f' }] }), catalogue({ 'x-codes': [{ code: 'c', fr: 'g' }] }), 'nothing', 'nothing'],
  ['rule', plain, rule('contrat'), 'breaking', 'addition'],
  ['advice', plain, rule('conseil'), 'addition', 'addition'],
  ['rule that binds everybody', rule('contrat'), rule('document'), 'breaking', 'addition'],
  ['advice that becomes a rule', rule('conseil'), rule('contrat'), 'breaking', 'addition'],

  ['summary and description', plain, operation({ summary: 's', description: 'd' }), 'nothing', 'nothing'],
  ['description of an answer', plain, answer({ description: 'e', content: json() }), 'nothing', 'nothing'],
  ['title and prose of the document', plain, contract({ root: { info: { title: 'U', version: '1.0.0', description: 'd' } } }), 'nothing', 'nothing'],
  ['patch of OpenAPI', plain, contract({ root: { openapi: '3.0.4' } }), 'nothing', 'nothing'],
  ['order of media types', answer({ content: { a: {}, b: {} } }), answer({ content: { b: {}, a: {} } }), 'nothing', 'nothing'],
];

describe('What changes around schemas', () => {
  for (const [what, before, after, expected, undone] of cases) {
    test(`${what}: ${expected}; undone: ${undone}`, () => {
      assert.equal(verdict(before, after), expected);
      assert.equal(verdict(after, before), undone, 'undone');
    });
  }
});
