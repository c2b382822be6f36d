// The journeys as a collection of Bruno: a folder with a text file for each request.

import { path } from './journeys.mjs';

/**
 * @returns the files, by their path in the collection's folder
 */
export function bruno(journeys, { title, variables }) {
  const files = new Map([
    ['bruno.json', `${JSON.stringify({ version: '1', name: title, type: 'collection', ignore: [] }, null, 2)}\n`],
    ['environments/bac-a-sable.bru', block('vars', Object.entries(variables))],
  ]);
  journeys.forEach((journey, folder) => {
    const directory = `${folder + 1}-${journey.name}`;
    files.set(`${directory}/folder.bru`, block('meta', [['name', journey.title], ['seq', folder + 1]]));
    journey.requests.forEach((request, index) => {
      files.set(`${directory}/${index + 1}-${request.name}.bru`, file(request, index));
    });
  });
  return files;
}

function file(request, index) {
  return [
    block('meta', [['name', request.name], ['type', 'http'], ['seq', index + 1]]),
    block(request.method.toLowerCase(), [['url', request.url], ['body', request.contentType === 'application/json' ? 'json' : 'text'], ['auth', request.basic ? 'basic' : 'bearer']]),
    block('headers', [['Content-Type', request.contentType]]),
    request.basic
      ? block('auth:basic', [['username', `{{${request.basic.id}}}`], ['password', `{{${request.basic.secret}}}`]])
      : block('auth:bearer', [['token', `{{${request.bearer}}}`]]),
    text(request.contentType === 'application/json' ? 'body:json' : 'body:text', request.body),
    ...(index === 0 ? [text('script:pre-request', "bru.setVar('serie', Date.now().toString(36));")] : []),
    ...(request.keeps.length > 0
      ? [text('script:post-response', request.keeps.map(({ variable, pointer }) => `bru.setVar('${variable}', res.body.${path(pointer)});`).join('\n'))]
      : []),
    block('assert', [['res.status', `eq ${request.status}`], ...request.checks.map(({ pointer, value }) => [`res.body.${path(pointer)}`, `eq ${value}`])]),
    text('docs', request.title),
  ].join('\n');
}

const block = (name, entries) => `${name} {\n${entries.map(([key, value]) => `  ${key}: ${value}\n`).join('')}}\n`;

const text = (name, content) => `${name} {\n${content.split('\n').map((line) => `  ${line}\n`).join('')}}\n`;
