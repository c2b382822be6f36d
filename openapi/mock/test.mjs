import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readContract } from '../tools/contract.mjs';
import { Mock } from '../test/mock.mjs';

const contract = readContract();

/** The value of a named example of an operation's request, as the contract holds it. */
function example(path, name, type = 'application/json') {
  const body = contract.paths[path].put.requestBody;
  const { content } = body.$ref ? contract.components.requestBodies[body.$ref.split('/').pop()] : body;
  return structuredClone(content[type].examples[name].value);
}

describe('the mock, started by npm run mock', { timeout: 300_000 }, () => {
  let mock;

  before(async () => {
    mock = await Mock.start();
  });

  after(async () => {
    await mock?.stop();
  });

  const put = (path, body) =>
    fetch(mock.url + path, {
      method: 'PUT',
      headers: { Authorization: 'Bearer jeton', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });

  it('gives a token for client credentials', async () => {
    const answer = await fetch(`${mock.url}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa('garage-demo:secret')}`, Accept: 'application/json' },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: '/reparateur /reparateur/upload' }),
      signal: AbortSignal.timeout(60_000),
    });

    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const token = await answer.json();
    assert.equal(token.token_type, 'bearer');
    assert.equal(token.expires_in, 3600);
  });

  it('asks for credentials', async () => {
    const answer = await fetch(`${mock.url}/reparateur`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(example('/reparateur', 'reparation')),
      signal: AbortSignal.timeout(60_000),
    });

    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('Content-Type'), /^application\/problem\+json/);
  });

  for (const path of ['/reparateur/upload', '/expert/upload']) {
    it(`keeps a file: PUT ${path}`, async () => {
      const answer = await put(path, example(path, 'facture'));

      assert.equal(answer.status, 200);
      const { key, status } = await answer.json();
      assert.equal(status, 'Verified');
      assert.match(key, /^[0-9a-f-]{36}\.pdf$/);
    });

    it(`refuses what is not Base64: PUT ${path}`, async () => {
      const answer = await put(path, { ...example(path, 'facture'), file: 'pas du Base64 !' });

      assert.equal(answer.status, 400);
      assert.match(answer.headers.get('sl-violations'), /file/);
    });
  }

  for (const path of ['/reparateur', '/expert']) {
    for (const name of Object.keys(contract.paths[path].put.requestBody.content['application/json'].examples)) {
      it(`takes the example ${name}: PUT ${path}`, async () => {
        const answer = await put(path, example(path, name));

        assert.equal(answer.status, 202);
        assert.equal(await answer.text(), '');
      });
    }

    it(`refuses a request without its date: PUT ${path}`, async () => {
      const { dateFacture, ...rest } = example(path, 'exempleDuDocument');
      assert.ok(dateFacture);

      await assertRefused(await put(path, rest), /dateFacture/);
    });
  }

  it('takes days with VHR, refuses the same with REP', async () => {
    const request = example('/reparateur', 'exempleDuDocument');
    assert.equal(request.typeFacture, 'VHR');
    assert.equal((await put('/reparateur', request)).status, 202);

    await assertRefused(await put('/reparateur', { ...request, typeFacture: 'REP' }), /not/i);
  });

  it('takes REP without days', async () => {
    const { nbrJourVehiculeRemplacement, ...rest } = example('/reparateur', 'exempleDuDocument');
    assert.ok(nbrJourVehiculeRemplacement);

    assert.equal((await put('/reparateur', { ...rest, typeFacture: 'REP' })).status, 202);
  });

  it('goes on after a request that Prism breaks on', async () => {
    const broken = fetch(`${mock.url}/reparateur`, {
      method: 'PUT',
      headers: { Authorization: 'Bearer jeton', 'Content-Type': 'application/json' },
      body: JSON.stringify({ 名前: '' }),
      signal: AbortSignal.timeout(1_000),
    });
    await assert.rejects(broken, { name: 'TimeoutError' });

    assert.equal((await put('/reparateur', example('/reparateur', 'exempleDuDocument'))).status, 202);
  });

  async function assertRefused(answer, violation) {
    assert.ok([400, 422].includes(answer.status), `status ${answer.status}`);
    assert.match(answer.headers.get('Content-Type'), /^application\/problem\+json/);
    assert.match(answer.headers.get('sl-violations'), violation);
    await answer.text();
  }
});
