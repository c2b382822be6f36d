// For every operation alike: its credentials, what it may answer, and the response's own schema (left alone, Dredd takes every
// member of an example for required). For each declared refusal that one change of any request provokes: that change.
// What no single request provokes (409, 422, 429, 5xx) stays skipped, as Dredd has it, and so do the pages beside problems.
const { readFileSync } = require('node:fs');
const hooks = require('hooks');

const contract = JSON.parse(readFileSync(process.env.ASSURE_CONTRACT, 'utf8'));
const credentials = {
  '/token': process.env.ASSURE_CLIENT,
  '/authen': process.env.ASSURE_PERSON,
};

const provoke = {
  303: (request) => {
    request.uri = request.uri.replace('response_type=token', 'response_type=code');
  },
  400: (request) => {
    request.uri = request.uri.replace(/client_id=[^&]*/, 'client_id=unknown');
    request.body = request.uri === '/token' ? 'grant_type=' : request.uri.startsWith('/authen') ? '' : '{';
  },
  401: (request) => {
    delete request.headers.Authorization;
    request.body = request.uri.startsWith('/authen') ? '' : request.body;
  },
  406: (request) => {
    request.headers.Accept = 'image/png';
  },
  413: (request) => {
    request.body = 'x'.repeat(request.uri.endsWith('/upload') ? 16_777_217 : 65_537);
  },
  415: (request) => {
    request.headers['Content-Type'] = 'text/plain';
    request.body = 'x';
    if (request.uri.startsWith('/authen')) {
      delete request.headers.Authorization;
    }
  },
};

hooks.beforeEach((transaction, done) => {
  const { request, expected } = transaction;
  const path = request.uri.split('?')[0];
  const type = (expected.headers['Content-Type'] ?? '').split(';')[0];
  const status = Number(expected.statusCode);
  const operation = contract.paths[path][request.method.toLowerCase()];
  const schema = resolve(operation.responses[status]).content?.[type]?.schema;
  if (schema && type.endsWith('json')) {
    expected.bodySchema = JSON.stringify(resolve(schema));
  }
  request.headers.Accept = 'application/json, application/problem+json, text/html';
  request.headers.Authorization = credentials[path] ?? `Bearer ${process.env.ASSURE_TOKEN}`;
  if (path === '/token') {
    request.body = 'grant_type=client_credentials&scope=%2Freparateur%20%2Freparateur%2Fupload';
  }
  if (path === '/authen') {
    request.body = '';
  }
  if (status >= 400 || (status === 303 && request.method === 'GET')) {
    transaction.skip = !provoke[status] || type === 'text/html';
    provoke[status]?.(request);
  }
  transaction.fullPath = request.uri;
  done();
});

/** With each reference replaced by what it points to, and without the one format of the contract's that Dredd stumbles over. */
function resolve(node) {
  if (Array.isArray(node)) {
    return node.map(resolve);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  if (node.$ref) {
    return resolve(node.$ref.slice(2).split('/').reduce((at, name) => at[name], contract));
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, value]) => value !== 'int32')
      .map(([name, value]) => [name, resolve(value)]),
  );
}
