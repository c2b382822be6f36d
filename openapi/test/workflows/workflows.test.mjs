import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { moduleDirectory, readContract } from '../../tools/contract.mjs';
import { tokenOfPerson } from '../../tools/workflows/browser.mjs';
import { infected, tooBig } from '../../tools/workflows/files.mjs';

const text = readFileSync(join(moduleDirectory, 'workflows', 'assure.arazzo.yaml'), 'utf8');
const contract = readContract();

describe('the workflows', () => {
  const { workflows } = parse(text);
  const steps = workflows.flatMap((workflow) => workflow.steps);

  it('use every operation but the one that only a browser can', () => {
    const operations = Object.values(contract.paths).flatMap((item) => [item.get, item.post, item.put].filter(Boolean));
    const used = new Set(steps.map(({ operationId }) => operationId).filter(Boolean));
    assert.deepEqual(
      operations.map(({ operationId }) => operationId).filter((id) => !used.has(id)),
      ['autoriser'],
    );
  });

  it('say what each call must answer', () => {
    for (const { stepId, operationId, successCriteria } of steps) {
      if (operationId) assert.match(successCriteria?.[0].condition ?? '', /^\$statusCode == \d{3}$/, stepId);
    }
  });

  it('hold no secret', () => {
    assert.doesNotMatch(text, /secret-|motdepasse/i);
  });
});

describe('the files that no upload keeps', () => {
  it('are EICAR, known by its hash', () => {
    assert.equal(infected().length, 68);
    assert.equal(
      createHash('sha256').update(infected()).digest('hex'),
      '275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f',
    );
  });

  it('and one of a byte too many', () => {
    assert.equal(tooBig(contract).length, 5_242_881);
  });
});

describe('the token of a person', () => {
  const home = 'http://localhost:3000/callback';

  it('is read from the fragment', async () => {
    const token = await signIn((state) => [303, `${home}#access_token=abc&state=${state}`]);
    assert.equal(token, 'abc');
  });

  for (const [what, answer] of Object.entries({
    'the state is another': () => [303, `${home}#access_token=abc&state=autre`],
    'it goes to another address': (state) => [303, `http://localhost:3001/#access_token=abc&state=${state}`],
    'it stands in the query': (state) => [303, `${home}?access_token=abc&state=${state}`],
    'an error comes instead': (state) => [303, `${home}#error=access_denied&state=${state}`],
    'the answer is no redirection': () => [401],
  })) {
    it(`is refused when ${what}`, async () => {
      await assert.rejects(signIn(answer), /No token by POST \/authen/);
    });
  }

  async function signIn(answer) {
    const server = createServer((request, response) => {
      const [status, location] = answer(new URL(request.url, 'http://localhost').searchParams.get('state'));
      response.writeHead(status, location ? { Location: location } : {}).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      return await tokenOfPerson(`http://127.0.0.1:${server.address().port}`, 'YTpi', 'expert-app', home);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
});
