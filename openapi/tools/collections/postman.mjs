// The journeys as a collection of Postman, format 2.1.

import { path } from './journeys.mjs';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** A folder for each journey, played from top to bottom; each request checks its answer and keeps what later ones need. */
export function postman(journeys, { title, variables }) {
  return {
    info: { name: title, schema: SCHEMA },
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
    item: journeys.map((journey) => ({
      name: journey.title,
      description: journey.description,
      item: journey.requests.map((request, index) => ({
        name: request.title,
        event: [...(index === 0 ? [script('prerequest', ["pm.collectionVariables.set('serie', Date.now().toString(36));"])] : []), script('test', checks(request))],
        request: {
          method: request.method,
          url: request.url,
          auth: request.basic
            ? { type: 'basic', basic: values({ username: `{{${request.basic.id}}}`, password: `{{${request.basic.secret}}}` }) }
            : { type: 'bearer', bearer: values({ token: `{{${request.bearer}}}` }) },
          header: [{ key: 'Content-Type', value: request.contentType }],
          body: { mode: 'raw', raw: request.body },
        },
      })),
    })),
  };
}

function checks({ status, checks: expected, keeps }) {
  const answer = (pointer) => `pm.response.json().${path(pointer)}`;
  return [
    `pm.test('${status}', () => pm.response.to.have.status(${status}));`,
    ...expected.map(({ pointer, value }) => `pm.test('${pointer}', () => pm.expect(${answer(pointer)}).to.equal(${JSON.stringify(value)}));`),
    ...keeps.map(({ variable, pointer }) => `pm.collectionVariables.set('${variable}', ${answer(pointer)});`),
  ];
}

const script = (listen, exec) => ({ listen, script: { type: 'text/javascript', exec } });

const values = (auth) => Object.entries(auth).map(([key, value]) => ({ key, value, type: 'string' }));
